// `npm test`: every stage in turn, also after one failed; at the end what failed, and the sum as the last line.
// `npm test -- unit types` runs only stages so named.
import { listFailures } from './test/failures.ts'
import { closingLine, failedCheck, type Outcome, total } from './test/outcome.ts'
import { selectStages } from './test/select-stages.ts'
import { stages } from './test/stages.ts'

const outcomes: Outcome[] = []

for (const { name, run } of selectStages(stages, process.argv.slice(2))) {
  console.log(`\n== ${name}`)
  const start = performance.now()
  // Whatever breaks in one stage, the others still run and the sum is told.
  const outcome = await run().catch((error: Error) => failedCheck(name, error.stack ?? String(error)))
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`== ${name}: ${closingLine(outcome)} (${seconds} s)`)
  outcomes.push(outcome)
}

const sum = total(outcomes)
if (sum.failed > 0 || sum.passed === 0) process.exitCode = 1
console.log(['', ...listFailures(outcomes.flatMap(({ failures = [] }) => failures)), closingLine(sum)].join('\n'))
