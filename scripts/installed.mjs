// Whether node_modules is what package-lock.json says. Plain JavaScript: it runs on the system's Node, before anything is installed.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']

/**
 * npm writes node_modules/.package-lock.json last, when everything is in place: a killed install has none.
 * @param {string} root
 * @returns {boolean}
 */
export function isInstalled(root) {
  const lock = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(join(root, 'node_modules/.package-lock.json'))
  if (!lock || !present) return false
  for (const [place, wanted] of Object.entries(lock)) {
    if (place.includes('node_modules/')) {
      const found = present[place]
      if (found ? found.version !== wanted.version : !wanted.optional) return false
    } else if (!sameNeeds(wanted, readJson(join(root, place, 'package.json')))) return false
  }
  return workspaces(root).every((place) => lock[place])
}

/** @param {string} root */
function workspaces(root) {
  return ['packages', 'apps']
    .filter((group) => existsSync(join(root, group)))
    .flatMap((group) => readdirSync(join(root, group)).map((name) => `${group}/${name}`))
    .filter((place) => existsSync(join(root, place, 'package.json')))
}

function sameNeeds(locked, manifest) {
  return Boolean(manifest) && KINDS.every((kind) => needs(locked[kind]) === needs(manifest[kind]))
}

function needs(dependencies = {}) {
  return JSON.stringify(Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function readPackages(file) {
  return readJson(file)?.packages
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
