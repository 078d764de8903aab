/** The log's Lua scripts, each with common.lua in front, and how to run them. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { AnyRedis } from '@rookery/redis'

const read = (name: string): string => readFileSync(new URL(`./${name}.lua`, import.meta.url), 'utf8')
const common = read('common')

export interface Script {
  lua: string
  sha: string
}

function script(name: string): Script {
  const lua = `${common}\n${read(name)}`
  return { lua, sha: createHash('sha1').update(lua).digest('hex') }
}

export const scripts = {
  acknowledge: script('acknowledge'),
  append: script('append'),
  claim: script('claim'),
  enlist: script('enlist'),
  lag: script('lag'),
  open: script('open'),
  ready: script('ready'),
  release: script('release'),
  tops: script('tops'),
  trim: script('trim'),
  unacknowledged: script('unacknowledged'),
} as const

/** EVALSHA, sending the text only when the server does not know it (first use, restart). */
export async function run(redis: AnyRedis, { lua, sha }: Script, keys: string[], args: (string | number)[]) {
  try {
    return await redis.evalsha(sha, keys.length, ...keys, ...args)
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error
    return await redis.eval(lua, keys.length, ...keys, ...args)
  }
}
