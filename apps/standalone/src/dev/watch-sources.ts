/** Tells when a source of the server changed: packages, apps but the web app and the tests, and the migrations. */
import { existsSync, readdirSync, watch } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
const ELSEWHERE = ['web', 'system-tests']
const SOURCE = /(?<!\.test)\.(ts|sql|lua)$/
/** An editor's save is several events, a branch switch many. */
const QUIET_MS = 100

export function watchSources(onChange: (file: string) => void): AsyncDisposable {
  let timer: ReturnType<typeof setTimeout> | undefined
  const folders = ['packages', 'apps']
    .flatMap((group) => readdirSync(join(ROOT, group)).map((name) => ({ group, name })))
    .filter(({ name }) => !ELSEWHERE.includes(name))
    .map(({ group, name }) => join(ROOT, group, name, 'src'))
    .concat(join(ROOT, 'prisma'))
    .filter((folder) => existsSync(folder))
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, (_event, name) => {
      if (!name || !SOURCE.test(name)) return
      clearTimeout(timer)
      timer = setTimeout(onChange, QUIET_MS, relative(ROOT, join(folder, name)))
    }),
  )
  return {
    async [Symbol.asyncDispose]() {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
    },
  }
}
