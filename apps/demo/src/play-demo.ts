/** The demo as one sees it: a bar while the town is built, what to do with it, and then the trickle. */
import { type Demo, fillDemo } from './fill-demo.ts'
import { createProgressBar, type Output } from './progress.ts'
import type { Arguments } from './read-arguments.ts'
import { runTrickle } from './trickle.ts'

export async function playDemo(wanted: Omit<Arguments, 'help'>, output: Output, signal: AbortSignal): Promise<void> {
  const { url, seed, accounts, posts, trickle, rate } = wanted
  const bar = createProgressBar(output)
  const say = bar.say
  say(`Filling ${url}: ${accounts} people, ${posts} posts, seed ${seed}`)
  const started = Date.now()
  let demo: Demo
  try {
    demo = await fillDemo({ url, seed, accounts, posts, onProgress: bar.show, onMessage: say, signal })
  } catch (error) {
    bar.end()
    if (!signal.aborted) throw error
    return say('Stopped. Run it again to go on where it stopped.')
  }
  bar.end()
  for (const line of summary(demo, url, Math.round((Date.now() - started) / 1_000))) say(line)
  if (!trickle) return
  say(`\nFrom now on something happens every ${Number((1 / rate).toFixed(1))} s; Ctrl-C ends it.`)
  let count = 0
  const onStep = (line: string) => {
    count++
    if (output.isTTY) output.write(`\r${`${count}: ${line}`.padEnd(60)}`)
  }
  const onMessage = (line: string) => say(output.isTTY ? `\n${line}` : line)
  await runTrickle({ demo, sizes: { seed, accounts, posts }, rate, signal, onStep, onMessage })
  say(`${output.isTTY ? '\n' : ''}Stopped after ${count} more ${count === 1 ? 'thing' : 'things'}.`)
}

function summary({ accounts, posts, password }: Demo, url: string, seconds: number): string[] {
  const known = accounts.filter(({ isNew }) => !isNew).length
  const made = accounts.length - known
  const found =
    known > 0 || posts.found > 0 ? `; found ${known} accounts and ${posts.found} posts of an earlier run` : ''
  const first = accounts[0]!.username
  return [
    `Made ${made} accounts and ${posts.made} posts in ${seconds} s${found}.`,
    '',
    `Sign in at ${url} as ${first} / ${password}`,
    `The same password opens all ${accounts.length}: ${accounts.map(({ username }) => username).join(', ')}.`,
    'This is for trying out only: everybody who has this program knows the password. Never leave these accounts on a',
    `server that others can reach. On a fresh instance ${first} is its administrator.`,
  ]
}
