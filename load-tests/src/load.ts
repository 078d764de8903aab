/**
 * `npm run load -- smoke|read-home|post`: k6 scenarios against the gateway, with checks and thresholds (a breach exits non-zero).
 * Uses the server at ROOKERY_URL, or starts a fresh one. k6 comes from the PATH or is built by the Go toolchain.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { findK6 } from './find-k6.ts'
import { startRig } from './rig.ts'

const SCENARIOS = ['smoke', 'read-home', 'post']
const scenario = process.argv[2] ?? 'smoke'

if (!SCENARIOS.includes(scenario)) {
  console.error(`There is no scenario ${scenario}; there are ${SCENARIOS.join(', ')}.`)
  process.exitCode = 1
} else {
  const k6 = await findK6()
  if (k6) process.exitCode = await runScenario(k6)
  else {
    console.error('k6 is not here: put k6 1.8.1 on the PATH, or install Go 1.24 or later so that it can be built.')
    process.exitCode = 1
  }
}

async function runScenario(k6: string): Promise<number> {
  const given = process.env.ROOKERY_URL
  await using rig = given ? undefined : await startRig()
  const script = fileURLToPath(new URL(`../k6/${scenario}.ts`, import.meta.url))
  const child = spawn(k6, ['run', '--quiet', '--summary-trend-stats', 'p(50),p(95),p(99),max', script], {
    stdio: 'inherit',
    env: { ...process.env, ROOKERY_URL: given ?? rig!.url, K6_NO_USAGE_REPORT: 'true' },
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}
