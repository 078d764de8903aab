/** The named schemas that routes refer to. */
import * as mastodon from '@rookery/contracts/mastodon'
import type { TSchema } from 'typebox'

const isNamed = (value: unknown): value is TSchema & { $id: string } =>
  typeof value === 'object' && value !== null && '$id' in value && typeof value.$id === 'string'

export const ENTITIES = Object.values(mastodon).filter(isNamed)
