/**
 * `npm run bench`: every figure of one run against references of the same run, in interleaved rounds.
 * `npm run bench -- home-page posts` runs some; `--quick` shortens the rounds (for trying the bench itself).
 */
import { parseArgs } from 'node:util'
import { fanOut } from './figures/fan-out.ts'
import { homePage } from './figures/home-page.ts'
import { live } from './figures/live.ts'
import { idleMemory } from './figures/memory.ts'
import { posts } from './figures/posts.ts'
import { routes } from './figures/routes.ts'
import { search } from './figures/search.ts'
import { web } from './figures/web.ts'
import { type Rig, startRig } from './rig.ts'
import { type Figure, figureRow } from './stats.ts'

const { values, positionals } = parseArgs({ options: { quick: { type: 'boolean' } }, allowPositionals: true })
const rounds = values.quick ? 1 : 5
const seconds = values.quick ? 2 : 4

const FIGURES: Record<string, (rig: Rig) => Promise<Figure[]>> = {
  memory: idleMemory,
  'home-page': (rig) => homePage(rig, rounds, seconds),
  posts: (rig) => posts(rig, rounds, seconds),
  'fan-out': (rig) => fanOut(rig, rounds),
  live,
  routes: (rig) => routes(rig, seconds),
  search: (rig) => search(rig, seconds),
  web,
}

/** Fills tables for minutes: measured when it is named. */
const LONG = ['search', 'web']
const chosen = positionals.length > 0 ? positionals : Object.keys(FIGURES).filter((name) => !LONG.includes(name))
const unknown = chosen.filter((name) => !FIGURES[name])
if (unknown.length > 0) {
  console.error(`There is no figure ${unknown.join(', ')}; there are ${Object.keys(FIGURES).join(', ')}.`)
  process.exitCode = 1
} else {
  const rows = []
  for (const name of chosen) {
    console.info(`measuring ${name} …`)
    // A fresh instance each: no figure pays for the data of another.
    await using rig = await startRig()
    rows.push(...(await FIGURES[name]!(rig)).map(figureRow))
  }
  console.table(rows)
}
