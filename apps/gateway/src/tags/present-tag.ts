/** A hashtag as an entity; usage is not counted yet. */
import type { Tag } from '@rookery/contracts/mastodon'
import type { Links } from '../links.ts'

export const presentTag = (name: string, links: Links): Tag => ({ id: name, name, url: links.tag(name), history: [] })
