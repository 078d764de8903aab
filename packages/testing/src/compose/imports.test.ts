/** Images hold no package of development: whatever a service may ever load has to be among the `dependencies` of who imports it. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../../../..')
const STATIC = /^(?:import|export)\s(?!type\b)(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm
const DYNAMIC = /(?<!typeof )\bimport\(['"]([^'"]+)['"]\)/g

interface Manifest {
  name: string
  exports?: Record<string, string>
  dependencies?: Record<string, string>
}
const manifestOf = (workspace: string): Manifest =>
  JSON.parse(readFileSync(join(ROOT, workspace, 'package.json'), 'utf8'))

/** Every file that may be loaded from `file` on; each package that its workspace does not declare goes to `undeclared`. */
function walk(file: string, seen: Set<string>, undeclared: Set<string>): void {
  if (seen.has(file) || !existsSync(file)) return
  seen.add(file)
  const place = relative(ROOT, file)
  const workspace = place.split('/').slice(0, 2).join('/')
  const { dependencies = {} } = manifestOf(workspace)
  const text = readFileSync(file, 'utf8')
  for (const [, specifier = ''] of [...text.matchAll(STATIC), ...text.matchAll(DYNAMIC)]) {
    if (specifier.startsWith('node:')) continue
    if (specifier.startsWith('.')) {
      walk(join(dirname(file), specifier), seen, undeclared)
      continue
    }
    const name = specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/')
    if (!dependencies[name]) undeclared.add(`${place} imports ${name}`)
    if (name.startsWith('@rookery/')) walk(exported(name, specifier), seen, undeclared)
  }
}

function exported(name: string, specifier: string): string {
  const short = name.slice('@rookery/'.length)
  const workspace = [`packages/${short}`, `apps/${short}`].find((each) => existsSync(join(ROOT, each)))!
  return join(ROOT, workspace, manifestOf(workspace).exports?.[`.${specifier.slice(name.length)}`] ?? 'missing')
}

const COMMANDS = ['admin', 'backup', 'dead-letters', 'media', 'migrate', 'rebuild', 'restore']

test.each([
  ...['gateway', 'user-service', 'tweet-service', 'timeline-service', 'notification-service', 'search-service'],
  ...['cdc-relay', 'standalone'],
])('%s', (service) => {
  const [seen, undeclared] = [new Set<string>(), new Set<string>()]
  const programs = service === 'standalone' ? ['main', ...COMMANDS] : ['main']
  for (const program of programs) walk(join(ROOT, 'apps', service, `src/${program}.ts`), seen, undeclared)
  expect([...undeclared]).toEqual([])
  // It went through the packages, and through what is only loaded when it is needed.
  const files = [...seen].map((file) => relative(ROOT, file))
  expect(files).toEqual(
    expect.arrayContaining(['packages/config/src/variables.ts', 'packages/media/src/s3/s3-client.ts']),
  )
})
