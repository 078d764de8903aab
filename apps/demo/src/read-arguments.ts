/** The command line of `npm run demo`. */
import { parseArgs } from 'node:util'
import { DEFAULTS } from './fill-demo.ts'
import { MOST_ACCOUNTS, type Sizes } from './plan/make-plan.ts'

export const HELP = `Usage: npm run demo -- [--url http://localhost:3000] [--accounts 60] [--posts 600] [--seed 1] [--no-trickle] [--rate 0.5]

Fills a running instance with a small town of people who know each other, through its public API, and goes on with
something new every now and then until Ctrl-C. Running it again makes nothing twice.

  --url         where the instance is; only this machine, unless --yes-really
  --accounts    how many people, 2 to ${MOST_ACCOUNTS}
  --posts       how many posts they begin with, 1 to 5000
  --seed        another number makes another town: posts, follows and the password
  --no-trickle  end when the town is there
  --rate        how many things happen in a second afterwards, up to 20
  --yes-really  also an instance that others can reach; everybody who has this program knows the accounts' password`

/** What was typed makes no sense. */
export class UsageError extends Error {
  override name = 'UsageError'
}

export interface Arguments extends Sizes {
  help: boolean
  url: string
  trickle: boolean
  rate: number
}

const OPTIONS = {
  url: { type: 'string', default: DEFAULTS.url },
  accounts: { type: 'string' },
  posts: { type: 'string' },
  seed: { type: 'string' },
  'no-trickle': { type: 'boolean', default: false },
  rate: { type: 'string' },
  'yes-really': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

export function readArguments(argv: readonly string[]): Arguments {
  const values = parse(argv)
  const posts = whole('--posts', values.posts, 1, 5_000)
  const accounts = whole('--accounts', values.accounts, 2, MOST_ACCOUNTS) ?? DEFAULTS.accounts
  return {
    help: values.help,
    url: readUrl(values.url, values['yes-really']),
    accounts,
    // Ten posts a person, unless told.
    posts: posts ?? accounts * 10,
    seed: whole('--seed', values.seed, 0, 2 ** 32 - 1) ?? DEFAULTS.seed,
    trickle: !values['no-trickle'],
    rate: readRate(values.rate),
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS }).values
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

function whole(name: string, text: string | undefined, low: number, high: number): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < low || value > high)
    throw new UsageError(`${name} takes a whole number from ${low} to ${high}.`)
  return value
}

function readRate(text = '0.5'): number {
  const value = Number(text)
  if (!(value > 0 && value <= 20)) throw new UsageError('--rate takes a number above 0 and up to 20.')
  return value
}

function readUrl(text: string, reallyElsewhere: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageError('--url takes an address that begins with http:// or https://.')
  if (!reallyElsewhere && !isLoopback(url.hostname))
    throw new UsageError(
      `${url.hostname} is not this machine. The accounts of a demo have a password that everybody knows; if you mean it, say --yes-really.`,
    )
  return url.origin
}

const isLoopback = (host: string): boolean => /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host)
