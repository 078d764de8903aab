import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { EngineError } from './errors.ts'
import { cacheFolder, type Fetched, fetched, step } from './fetched.ts'

let folder: string
let target: string
let said: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rookery-fetched-'))
  vi.stubEnv('XDG_CACHE_HOME', folder)
  target = join(cacheFolder(), 'engine-1')
  said = []
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const fetching = (make: Fetched['make'], install = true): Fetched => ({
  target,
  what: 'Engine 1',
  tool: 'go',
  path: '',
  install,
  log: (line) => said.push(line),
  make,
})

test('it is told before it is fetched, and fetched once', async () => {
  const make = async (into: string) => {
    expect(said).toEqual([expect.stringMatching(/^Fetching Engine 1, once, into .+engine-1 /)])
    writeFileSync(join(into, 'program'), '')
  }
  expect(await fetched(fetching(make))).toBe(target)
  expect(readdirSync(target)).toEqual(['program'])
  await fetched(fetching(() => Promise.reject(new Error('made twice'))))
  expect(said).toHaveLength(1)
})

test('one that broke off leaves nothing that could be taken for it, and the next one begins anew', async () => {
  const half = async (into: string) => {
    writeFileSync(join(into, 'half'), '')
    throw new EngineError('no network')
  }
  await expect(fetched(fetching(half))).rejects.toThrow('no network')
  expect(existsSync(target)).toBe(false)
  // As a killed process leaves it.
  mkdirSync(`${target}.new`)
  writeFileSync(join(`${target}.new`, 'half'), '')
  await fetched(fetching(async (into) => writeFileSync(join(into, 'whole'), '')))
  expect(readdirSync(target)).toEqual(['whole'])
})

test('of two at once one makes it while the other waits', async () => {
  let made = 0
  const make = async (into: string) => {
    made++
    for (let turns = 0; turns < 50; turns++) await turn()
    writeFileSync(join(into, 'program'), 'whole')
  }
  await Promise.all([fetched(fetching(make)), fetched(fetching(make))])
  expect(made).toBe(1)
  expect(readFileSync(join(target, 'program'), 'utf8')).toBe('whole')
})

test('forbidden, it is one line', async () => {
  await expect(fetched(fetching(() => Promise.reject(new Error('made')), false))).rejects.toThrow(
    /^Engine 1 is not in .+, and ROOKERY_INSTALL=off forbids to fetch it\.$/,
  )
})

test('a step that fails says how its output began', async () => {
  const failing = step('/bin/sh', ['-c', 'echo no route to host; exit 3'], { path: '', cwd: folder })
  await expect(failing).rejects.toThrow('sh failed (code 3): no route to host')
})

test('a step that is given up ends at once', async () => {
  const stopping = new AbortController()
  const endless = step('/bin/sh', ['-c', 'exec sleep 600'], { path: '', cwd: folder, signal: stopping.signal })
  stopping.abort(new Error('stopping'))
  await expect(endless).rejects.toThrow('stopping')
})
