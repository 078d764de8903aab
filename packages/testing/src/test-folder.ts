// Temporary folders of test runs; those of a run that was killed are swept away, engines included, by the next one.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandLine, isAlive, readEngines, stopProcess } from '@rookery/engines'

const PREFIX = 'rookery-test-'

/** A new empty folder whose name carries this process's id. */
export function testFolder(): string {
  return mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
}

export async function sweepTestFolders(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => /^rookery-test-\d/.test(entry))) {
    const owner = Number(name.slice(PREFIX.length).split('-')[0])
    if (isAlive(owner)) continue
    const folder = join(tmpdir(), name)
    for (const { pid } of enginesBelow(folder)) {
      if (commandLine(pid).match(/postgres|redis|kafka|elasticsearch|versitygw/)) {
        await stopProcess(pid, [['SIGKILL', 5_000]])
      }
    }
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Those of the folder itself, and of a cluster's nodes in it. */
function enginesBelow(folder: string) {
  const folders = [folder, ...readdirSync(folder).map((name) => join(folder, name))]
  return folders.flatMap((one) => Object.values(readEngines(one)))
}
