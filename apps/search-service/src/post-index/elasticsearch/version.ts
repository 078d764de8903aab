/** Positions as external versions: one number of 63 bits that grows as positions do, so that Elasticsearch itself refuses what is older. */
import type { Position } from '@rookery/contracts'

/** 511 epochs, 2 PB of write-ahead log in each. */
const EPOCH_BITS = 9n
const LSN_BITS = 51n
/**
 * Changes of one transaction beyond the seventh count as equal, and of equal versions the later write wins (`external_gte`). That is right:
 * what is written is the state read after the transaction, and a batch keeps the newest of each thing by its whole position.
 */
const INDEX_BITS = 3n

/** Throws RangeError for what does not fit. */
export function versionOf({ epoch, lsn, index }: Position): bigint {
  const [e, l, i] = [BigInt(epoch), BigInt(lsn), BigInt(index)]
  if (e < 0 || e >> EPOCH_BITS || l < 0 || l >> LSN_BITS || i < 0) {
    throw new RangeError(`no version of Elasticsearch can say ${epoch}/${lsn}/${index}`)
  }
  const last = (1n << INDEX_BITS) - 1n
  return (e << (LSN_BITS + INDEX_BITS)) | (l << INDEX_BITS) | (i < last ? i : last)
}
