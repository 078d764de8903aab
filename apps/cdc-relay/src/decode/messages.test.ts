import { expect, test } from 'vitest'
import { decodeMessage } from './messages.ts'

const content = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))

test('a message carries an event', () => {
  const body = { type: 'session.revoked', sessionId: 5, accountId: null }
  expect(decodeMessage(content(body))).toEqual(body)
})
test.each(['no JSON', '1', 'null', { type: 'moon.landed' }, { type: 'toString' }, {}])('%o is none', (value) =>
  expect(decodeMessage(content(value))).toBeNull(),
)
