// Programs from the system's package manager: only as root on Debian and Ubuntu, and announced first.
import { existsSync } from 'node:fs'
import { run } from './process.ts'

/** Whether packages can be installed here at all. */
function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/** Installs a Debian package. False when that is impossible or failed. */
export async function installPackage(name: string, log: (line: string) => void): Promise<boolean> {
  if (!canInstallPackages()) return false
  log(`Installing a system package: apt-get install ${name} (ROOKERY_INSTALL=off forbids it)`)
  // RUNLEVEL=1: only the program is wanted, not its service on the default port.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const install = () => run('/usr/bin/apt-get', ['install', '-y', '--no-install-recommends', name], { env })
  if ((await install()).code === 0) return true
  await run('/usr/bin/apt-get', ['update'], { env })
  return (await install()).code === 0
}
