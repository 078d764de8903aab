// What `npm test` runs, in this order. A stage prints as it goes and says what it found.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findK6 } from '../../load-tests/src/find-k6.ts'
import { audit } from './audit.ts'
import { missingEngines } from './missing-engines.ts'
import { failedCheck, type Outcome, PASSED, SKIPPED } from './outcome.ts'
import { countReport, type VitestReport } from './report.ts'
import { type Ended, root, run, runCheck } from './run.ts'

export interface Stage {
  name: string
  run(): Promise<Outcome>
}

/** Milliseconds, of those that may take longer than any other: the first may have to fetch and build its engines. */
const LONGEST_TESTS: Record<string, number> = { distributed: 25 * 60_000, 'distributed-system': 25 * 60_000 }

export const stages: Stage[] = [
  command('Format and lint', 'biome', ['check', '--error-on-warnings', '.']),
  command('Boundaries', 'turbo', ['boundaries']),
  command('Types', 'tsc', ['--noEmit']),
  command('Types of the web app', 'tsc', ['--noEmit', '-p', 'apps/web']),
  command('Types of its service worker', 'tsc', ['--noEmit', '-p', 'apps/web/worker']),
  command('OpenAPI is up to date', 'node', ['apps/gateway/src/write-openapi.ts', '--check']),
  { name: 'Audit of dependencies', run: audit },
  vitest('unit'),
  vitest('integration'),
  vitest('system'),
  { name: 'Load smoke (k6)', run: loadSmoke },
  vitest('over-http', 'Tests: services over HTTP'),
  distributed(vitest('distributed')),
  distributed(vitest('distributed-system', 'Tests: distributed system')),
]

function command(name: string, program: string, args: string[]): Stage {
  return { name, run: async () => judge(name, await runCheck(program, args)) }
}

function judge(name: string, { code, said }: Ended): Outcome {
  return code === 0 ? PASSED : failedCheck(name, said || `ended with code ${code}`)
}

function vitest(project: string, name = `Tests: ${project}`): Stage {
  return {
    name,
    async run() {
      const folder = mkdtempSync(join(tmpdir(), 'rookery-report-'))
      const file = join(folder, 'report.json')
      try {
        const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
        const { code, said } = await run('vitest', ['run', '--project', project, ...reports], LONGEST_TESTS[project])
        const report = readReport(file)
        return report ? countReport(report, { stage: name, root, code }) : failedCheck(name, said || 'left no report')
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  }
}

/** Skipped where its engines cannot be started and none are given; one that does not start is a failure. */
function distributed(stage: Stage): Stage {
  return {
    ...stage,
    async run() {
      const missing = await missingEngines()
      if (missing.length === 0) return stage.run()
      console.warn(`SKIPPED ${stage.name}, the tests on Kafka, Elasticsearch and S3. Missing: ${missing.join('; ')}.`)
      return SKIPPED
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
  return judge('Load smoke (k6)', await run('node', ['load-tests/src/load.ts', 'smoke']))
}
