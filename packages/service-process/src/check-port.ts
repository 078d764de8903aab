/** Finds out before anything is started that the port is somebody else's. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { StartError } from './fail-in-one-line.ts'

export async function checkPort(host: string, port: number): Promise<void> {
  const probe = createServer()
  try {
    probe.listen(port, host)
    await once(probe, 'listening')
  } catch (error) {
    throw new StartError(explain((error as NodeJS.ErrnoException).code, host, port), { cause: error })
  }
  probe.close()
  await once(probe, 'close')
}

function explain(code: string | undefined, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `port ${port} is taken by another program; set PORT to a free one.`
  if (code === 'EACCES') return `port ${port} needs more rights than this user has; set PORT to one above 1023.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST: ${host} is no address of this machine.`
  return `it cannot listen on ${host}:${port} (${code}).`
}
