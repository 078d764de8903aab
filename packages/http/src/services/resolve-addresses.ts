/** Which instances there are: every address that the host names of a list resolve to, looked up again and again. */
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'

export interface Address {
  /** With the IP address: http://10.0.0.7:3001. */
  origin: string
  /** As it was given: for the header `host` and for certificates. */
  host: string
  hostname: string
  /** Below the origin, without a slash at the end. */
  path: string
}

/** All addresses of a host name, in any order. Rejects when it cannot be told now. */
export type Lookup = (hostname: string) => Promise<string[]>

export const lookupAll: Lookup = async (hostname) =>
  (await lookup(hostname, { all: true })).map(({ address }) => address)

/** The addresses behind a URL. */
export async function addressesOf(text: string, look: Lookup): Promise<Address[]> {
  const { protocol, hostname, host, port, pathname } = new URL(text)
  const bare = hostname.replace(/^\[|\]$/g, '')
  const ips = isIP(bare) ? [bare] : await look(bare)
  const path = pathname.replace(/\/$/, '')
  const rest = port === '' ? '' : `:${port}`
  return ips.map((ip) => ({
    origin: `${protocol}//${isIP(ip) === 6 ? `[${ip}]` : ip}${rest}`,
    host,
    hostname: bare,
    path,
  }))
}

export interface Watch extends Disposable {
  /** The first answer of every name, or what can be told of them. Rejects while nothing is known at all. */
  ready(): Promise<void>
}

/**
 * Tells `found` all addresses now, and again every `everyMs`. A name that cannot be looked up keeps its last answer,
 * and one that resolves to nothing as well: a name server in trouble takes no instance away.
 */
export function watchAddresses(
  urls: readonly string[],
  { look, everyMs, found }: { look: Lookup; everyMs: number; found: (addresses: readonly Address[]) => void },
): Watch {
  const last = new Map<string, Address[]>()
  let current: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let ended = false

  const lookNow = async (): Promise<void> => {
    const results = await Promise.allSettled(urls.map((url) => addressesOf(url, look)))
    for (const [index, result] of results.entries()) {
      if (result.status === 'fulfilled' && result.value.length > 0) last.set(urls[index]!, result.value)
    }
    if (ended) return
    if (last.size > 0) found([...last.values()].flat())
    else throw results.find((result) => result.status === 'rejected')?.reason ?? new Error('no address')
  }
  const again = () => {
    current ??= lookNow().finally(() => {
      current = null
      // Names alone change; IP addresses were all there is to know.
      if (!ended && (last.size < urls.length || urls.some(isNamed))) timer = setTimeout(tick, everyMs).unref()
    })
    return current
  }
  const tick = () => void again().catch(() => {})
  tick()
  return {
    async ready() {
      if (last.size > 0) return
      clearTimeout(timer)
      await again()
    },
    [Symbol.dispose]() {
      ended = true
      clearTimeout(timer)
    },
  }
}

const isNamed = (url: string): boolean => isIP(new URL(url).hostname.replace(/^\[|\]$/g, '')) === 0
