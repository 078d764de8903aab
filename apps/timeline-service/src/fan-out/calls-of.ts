// How recipients are spread over Lua calls.
import type { Id } from '@rookery/contracts'
import { bucketOf } from '@rookery/redis/home-timeline'

/** Slices of at most `size`; with `sameBucket` no slice mixes buckets (ranges come in bucket order, so few are short). */
export function callsOf(accountIds: readonly Id[], size: number, sameBucket: boolean): Id[][] {
  const ordered = sameBucket ? [...accountIds].sort((a, b) => bucketOf(a) - bucketOf(b) || a - b) : accountIds
  const calls: Id[][] = []
  let call: Id[] = []
  for (const id of ordered) {
    if (call.length > 0 && (call.length === size || (sameBucket && bucketOf(call[0]!) !== bucketOf(id)))) {
      calls.push(call)
      call = []
    }
    call.push(id)
  }
  if (call.length > 0) calls.push(call)
  return calls
}
