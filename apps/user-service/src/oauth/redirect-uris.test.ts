import { expect, it } from 'vitest'
import { isRedirectUri, OUT_OF_BAND } from './redirect-uris.ts'

it.each([
  OUT_OF_BAND,
  'https://app.example.org/callback?x=1',
  'http://localhost:8080/',
  'http://127.0.0.1/cb',
  'ivory://oauth',
  'com.example.app:/callback',
])('accepts %s', (uri) => expect(isRedirectUri(uri)).toBe(true))

it.each([
  '',
  '/callback',
  'example.org',
  'https://example.org/#part',
  'https://example.org/#',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'https://example.org/ x',
  `https://example.org/${'x'.repeat(2000)}`,
])('refuses %j', (uri) => expect(isRedirectUri(uri)).toBe(false))
