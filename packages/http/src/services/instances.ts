/** The instances of a service as one caller sees them: which there are, which of them are well, and whose turn it is. */
import { onItsOwn } from '../under-way.ts'
import { type Instance, type InstanceOptions, openInstance } from './instance.ts'
import type { Address } from './resolve-addresses.ts'

export interface InstancesOptions extends InstanceOptions {
  changed(healthy: number, all: number): void
}

export interface Instances extends AsyncDisposable {
  /** What there is from now on; connections of what is gone end when their calls are answered. */
  set(addresses: readonly Address[]): void
  /** Whose turn it is: round robin over the healthy ones, those of `tried` last. With none healthy any gets a trial. */
  next(tried: readonly Instance[]): Instance | undefined
  /** Whether there is any. */
  known(): boolean
}

export function createInstances(options: InstancesOptions): Instances {
  const all = new Map<string, ReturnType<typeof openInstance>>()
  let list: Instance[] = []
  let healthy: Instance[] = []
  let turn = Math.floor(Math.random() * 1_000)
  const closing = new Set<Promise<void>>()
  const changed = () => {
    list = [...all.values()]
    healthy = list.filter((instance) => instance.healthy)
    options.changed(healthy.length, list.length)
  }
  const hasOther = (address: Address) => healthy.some((instance) => instance.address !== address)
  const end = (instance: { close(): Promise<void> }) => {
    const ended = instance.close().finally(() => closing.delete(ended))
    closing.add(ended)
  }
  return {
    set(addresses) {
      const wanted = new Map(addresses.map((address) => [`${address.origin}${address.path}`, address]))
      let same = wanted.size === all.size
      for (const [key, instance] of all) {
        if (wanted.has(key)) continue
        same = false
        all.delete(key)
        end(instance)
      }
      for (const [key, address] of wanted) {
        if (all.has(key)) continue
        same = false
        // Begun within some request perhaps, but nobody's in particular.
        all.set(
          key,
          onItsOwn(() => openInstance(address, options, { changed, hasOther: () => hasOther(address) })),
        )
      }
      if (!same) changed()
    },
    next(tried) {
      turn = (turn + 1) % 0x3fff_ffff
      const untried = tried.length === 0 ? healthy : healthy.filter((instance) => !tried.includes(instance))
      const others = untried.length > 0 ? untried : list.filter((instance) => !tried.includes(instance))
      const choice = others.length > 0 ? others : healthy.length > 0 ? healthy : list
      return choice[turn % choice.length]
    },
    known: () => list.length > 0,
    async [Symbol.asyncDispose]() {
      for (const instance of all.values()) end(instance)
      all.clear()
      changed()
      await Promise.all(closing)
    },
  }
}
