/** The named schemas that routes refer to. */
import * as mastodon from '@rookery/contracts/mastodon'
import * as native from '@rookery/contracts/native'
import type { TSchema } from 'typebox'

type Named = TSchema & { $id: string }

const isNamed = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && '$id' in value && typeof value.$id === 'string'

/** By name, so that the document does not depend on the order of modules. */
export const ENTITIES: Named[] = Object.values<unknown>({ ...mastodon, ...native })
  .filter(isNamed)
  .sort((a, b) => (a.$id < b.$id ? -1 : 1))
