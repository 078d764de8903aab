// How long a start with nothing to migrate takes: `node packages/database/test/bench/migrate.ts <URL of an empty database>`.
import { migrate } from '@rookery/database'

const options = { adminUrl: process.argv[2] ?? '', secretKey: 'bench' }
await migrate(options)
const times: number[] = []
for (let round = 0; round < 21; round++) {
  const start = performance.now()
  await migrate(options)
  times.push(performance.now() - start)
}
times.sort((a, b) => a - b)
console.log(`nothing to migrate: median ${times[10]?.toFixed(1)} ms, slowest ${times[20]?.toFixed(1)} ms`)
