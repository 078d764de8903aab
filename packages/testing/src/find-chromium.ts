// A browser for tests: the system's Chromium, installed when that is allowed.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installPackage } from '@rookery/engines'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * The path of a Chromium, or undefined when there is none to be had: the test then skips itself, which is said aloud.
 * Where CI=true a missing one throws instead: a gate must not lose a test silently.
 */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const found = onPath(env)
  if (found) return found
  if (env.ROOKERY_INSTALL !== 'off' && (await installPackage('chromium', (line) => console.info(line)))) {
    const installed = onPath(env) ?? onPath({ PATH: '/usr/bin' })
    if (installed) return installed
  }
  if (env.CI === 'true')
    throw new Error('No Chromium found, and CI=true forbids skipping. Install it (apt-get install chromium).')
  console.warn('Skipped: no Chromium found. Install it (sudo apt-get install chromium) to run the browser test.')
  return undefined
}

function onPath({ PATH = '' }: NodeJS.ProcessEnv): string | undefined {
  return PATH.split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isProgram)
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
