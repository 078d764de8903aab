// No post may take more work than its length: one thread serves everybody, and a pattern that tries again and again stops it.
import { expect, it } from 'vitest'
import { extractEntities } from './entities.ts'

const TIMES = 8
/** Eight times the text may cost this much more; quadratic work costs 64 times as much, cubic 512 times. */
const LINEAR = 24

/** Long against the grain of the kernel's accounts, a few milliseconds. */
const ENOUGH = 40_000

/** Microseconds of this thread's own work for one call, so that a busy machine does not count. */
function work(text: string): number {
  const before = process.threadCpuUsage()
  for (let calls = 1; ; calls++) {
    extractEntities(text)
    const { user, system } = process.threadCpuUsage(before)
    if (user + system >= ENOUGH) return (user + system) / calls
  }
}

it.each<[string, (n: number) => string]>([
  ['a user name that no host follows', (n) => `@${'a'.repeat(n)}`],
  ['a user name of many parts', (n) => `@${'a.-'.repeat(n)}!`],
  ['a host of many parts', (n) => `@a@${'a.'.repeat(n)}`],
  ['many mentions', (n) => '@a@b '.repeat(n)],
  ['a tag that never becomes one', (n) => `#${'·'.repeat(n)}`],
  ['many tags', (n) => '#a '.repeat(n)],
  ['a link without an end', (n) => `https://${'a-'.repeat(n)}!`],
  ['a link of many parts', (n) => `https://${'a.'.repeat(n)}1`],
  ['a link with many brackets', (n) => `https://a.bc/${')'.repeat(n)}`],
  ['many links and tags', (n) => 'https://a.bc #a '.repeat(n)],
  ['many beginnings of links', (n) => 'https://'.repeat(n)],
])(
  '%s',
  (_, text) => {
    const [short, long] = [text(300), text(300 * TIMES)]
    work(short)
    let growth = work(long) / work(short)
    for (let again = 0; again < 3 && growth > LINEAR; again++) growth = work(long) / work(short)
    expect(growth).toBeLessThanOrEqual(LINEAR)
  },
  600_000,
)
