import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isInstalled } from './installed.mjs'

let root: string
const write = (place: string, content: object) => {
  mkdirSync(dirname(join(root, place)), { recursive: true })
  writeFileSync(join(root, place), JSON.stringify(content))
}
const manifest = { dependencies: { left: '1.0.0' } }
const left = { version: '1.0.0' }
const lock = {
  packages: {
    '': { devDependencies: { tool: '2.0.0' } },
    'packages/a': manifest,
    'node_modules/left': left,
    'node_modules/elsewhere': { version: '3.0.0', optional: true },
  },
}
const hidden = { packages: { 'packages/a': manifest, 'node_modules/left': left } }

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rookery-installed-'))
  write('package.json', { devDependencies: { tool: '2.0.0' } })
  write('packages/a/package.json', manifest)
  write('package-lock.json', lock)
  write('node_modules/.package-lock.json', hidden)
})
afterEach(() => rmSync(root, { recursive: true }))

test('an install that matches the lock file is whole, without the optional packages of other platforms', () => {
  expect(isInstalled(root)).toBe(true)
})

test('an install that was killed before npm wrote its list is not', () => {
  rmSync(join(root, 'node_modules/.package-lock.json'))
  expect(isInstalled(root)).toBe(false)
})

test('another version or a missing package in the lock file is noticed', () => {
  write('package-lock.json', { packages: { ...lock.packages, 'node_modules/left': { version: '1.0.1' } } })
  expect(isInstalled(root)).toBe(false)
  write('package-lock.json', { packages: { ...lock.packages, 'node_modules/new': { version: '1.0.0' } } })
  expect(isInstalled(root)).toBe(false)
})

test('changed dependencies and a new workspace are noticed, changed scripts are not', () => {
  write('packages/a/package.json', { ...manifest, scripts: { build: 'true' } })
  expect(isInstalled(root)).toBe(true)
  write('packages/a/package.json', { dependencies: { left: '1.1.0' } })
  expect(isInstalled(root)).toBe(false)
  write('packages/a/package.json', manifest)
  write('packages/b/package.json', {})
  expect(isInstalled(root)).toBe(false)
})
