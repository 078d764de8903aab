// versitygw, an S3 server over a folder, built by Go from its published source; the author's binaries are on no registry.
import { join } from 'node:path'
import { cacheFolder, type Fetching, fetched, step } from '../fetched.ts'
import { findProgram, needProgram } from '../programs.ts'

export const VERSITYGW_VERSION = '1.8.0'

export const versitygwFolder = (): string => join(cacheFolder(), `versitygw-${VERSITYGW_VERSION}`)

/** The program: one on the PATH, else the one that is built once. Throws EngineError. */
export async function installVersitygw(fetching: Fetching): Promise<string> {
  const { path, signal } = fetching
  const onPath = findProgram('versitygw', path)
  if (onPath) return onPath
  const folder = await fetched({
    ...fetching,
    target: versitygwFolder(),
    what: `versitygw ${VERSITYGW_VERSION} (Go's module proxy, built here in about a minute)`,
    tool: 'go',
    async make(target) {
      const go = needProgram('go', { path, needy: 'versitygw' })
      const env = { GOBIN: target, CGO_ENABLED: '0', GOFLAGS: '', GOOS: '', GOARCH: '' }
      const what = `github.com/versity/versitygw/cmd/versitygw@v${VERSITYGW_VERSION}`
      await step(go, ['install', '-trimpath', '-ldflags=-s -w', what], { path, cwd: target, env, signal })
    },
  })
  return join(folder, 'versitygw')
}
