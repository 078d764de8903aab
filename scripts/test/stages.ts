// What `npm test` runs, in this order. A stage prints as it goes and says what it found.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findK6 } from '../../load-tests/src/find-k6.ts'
import { audit } from './audit.ts'
import { countReport, FAILED, type Outcome, PASSED, SKIPPED, type VitestReport } from './outcome.ts'

export interface Stage {
  name: string
  run(): Promise<Outcome>
}

const root = join(import.meta.dirname, '../..')
/** Milliseconds after which a stage counts as hung. */
const LONGEST = 12 * 60_000

export const stages: Stage[] = [
  command('Format and lint', 'biome', ['check', '--error-on-warnings', '.']),
  command('Boundaries', 'turbo', ['boundaries']),
  command('Types', 'tsc', ['--noEmit']),
  command('Types of the web app', 'tsc', ['--noEmit', '-p', 'apps/web']),
  command('OpenAPI is up to date', 'node', ['apps/gateway/src/write-openapi.ts', '--check']),
  { name: 'Audit of dependencies', run: audit },
  vitest('unit'),
  vitest('integration'),
  vitest('system'),
  { name: 'Load smoke (k6)', run: loadSmoke },
]

function command(name: string, program: string, args: string[]): Stage {
  return { name, run: async () => ((await exitCode(program, args)) === 0 ? PASSED : FAILED) }
}

function vitest(project: string): Stage {
  return {
    name: `Tests: ${project}`,
    async run() {
      const folder = mkdtempSync(join(tmpdir(), 'rookery-report-'))
      const file = join(folder, 'report.json')
      try {
        const code = await exitCode('vitest', [
          'run',
          '--project',
          project,
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${file}`,
        ])
        return countReport(readReport(file), code)
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  }
}

function readReport(file: string): VitestReport | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

async function loadSmoke(): Promise<Outcome> {
  if (!(await findK6())) {
    console.warn('Skipped: no k6 here. Put k6 on the PATH, or install Go so that it can be built.')
    return SKIPPED
  }
  return (await exitCode('node', ['load-tests/src/load.ts', 'smoke'])) === 0 ? PASSED : FAILED
}

/** Runs a program of node_modules/.bin (npm has put it on the PATH); its output goes straight through. */
function exitCode(program: string, args: string[]): Promise<number> {
  return new Promise((resolve) => {
    const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1' }
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'], timeout: LONGEST })
    child.once('error', (error) => {
      console.error(`${program} could not be run: ${error.message}`)
      resolve(1)
    })
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
