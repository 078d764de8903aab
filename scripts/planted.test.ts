// The checks of `npm test` must be able to fail: each is run on a small copy of the workspace, sound first, then with a violation.
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const repository = join(import.meta.dirname, '..')
let copy: string

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'rookery-planted-'))
  for (const name of [
    'biome.json',
    'turbo.json',
    'tsconfig.json',
    'tsconfig.base.json',
    'package.json',
    'package-lock.json',
    '.gitignore',
  ]) {
    cpSync(join(repository, name), join(copy, name))
  }
  for (const name of ['packages/contracts', 'packages/database']) {
    for (const file of ['package.json', 'turbo.json']) cpSync(join(repository, name, file), join(copy, name, file))
    mkdirSync(join(copy, name, 'src'))
    writeFileSync(join(copy, name, 'src/index.ts'), 'export const sound = 1\n')
  }
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

function check(program: string, args: string[]): Promise<{ ok: boolean; output: string }> {
  const env = {
    ...process.env,
    TURBO_TELEMETRY_DISABLED: '1',
    PATH: `${join(repository, 'node_modules/.bin')}:${process.env.PATH}`,
  }
  return new Promise((resolve) => {
    execFile(program, args, { cwd: copy, env }, (error, stdout, stderr) =>
      resolve({ ok: !error, output: stdout + stderr }),
    )
  })
}

test.each([
  [
    'lint',
    'biome',
    ['check', '--error-on-warnings', 'packages'],
    `import { join } from 'node:path'\n\nexport const unsound = 1\n`,
    'noUnusedImports',
  ],
  [
    'lint',
    'biome',
    ['check', '--error-on-warnings', 'packages'],
    `export async function work() {}\n\nwork()\n`,
    'noFloatingPromises',
  ],
  [
    'lint',
    'biome',
    ['check', '--error-on-warnings', 'packages'],
    `export { sound } from './index'\n`,
    'useImportExtensions',
  ],
  ['format', 'biome', ['check', '--error-on-warnings', 'packages'], `export const unsound   =   1\n`, 'format'],
  ['boundaries', 'turbo', ['boundaries'], `export { sound } from '@rookery/database'\n`, '@rookery/database'],
  ['types', 'tsc', ['--noEmit'], `export const unsound: string = 1\n`, 'TS2322'],
  ['types', 'tsc', ['--noEmit'], `export enum Unsound {}\n`, 'TS1294'],
])('%s (%s) can fail: %#', { timeout: 60_000 }, async (_, program, args, violation, sign) => {
  const planted = join(copy, 'packages/contracts/src/planted.ts')
  const sound = await check(program, args)
  expect(sound.ok, sound.output).toBe(true)
  writeFileSync(planted, violation)
  try {
    const { ok, output } = await check(program, args)
    expect(ok).toBe(false)
    expect(output).toContain(sign)
  } finally {
    rmSync(planted)
  }
})
