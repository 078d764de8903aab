/** k6 from the PATH, from Go's own folder, or built there by the Go toolchain (about two minutes, once). */
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from './child.ts'

const VERSION = 'v1.8.1'

/** The program's path; null when it can neither be found nor built. */
export async function findK6(build = true): Promise<string | null> {
  if (await works('k6')) return 'k6'
  const folder = await goBinFolder()
  if (!folder) return null
  const built = join(folder, 'k6')
  if (await works(built)) return built
  if (!build) return null
  console.info(`Building k6 ${VERSION} with Go (once) …`)
  try {
    await run('go', ['install', `go.k6.io/k6@${VERSION}`], { maxBuffer: 1 << 26 })
    await access(built)
    return built
  } catch {
    return null
  }
}

async function works(program: string): Promise<boolean> {
  try {
    const { stdout } = await run(program, ['version'])
    return stdout.includes(VERSION)
  } catch {
    return false
  }
}

async function goBinFolder(): Promise<string | null> {
  try {
    const { stdout } = await run('go', ['env', 'GOBIN', 'GOPATH'])
    const [bin, path] = stdout.split('\n')
    return bin || (path ? join(path, 'bin') : null)
  } catch {
    return null
  }
}
