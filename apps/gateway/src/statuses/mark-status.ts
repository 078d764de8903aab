/** Bookmarks, pins and muted threads: each answers the post as it is afterwards. Nobody else notices. */
import type { Id } from '@rookery/contracts'
import type { AccountViewer } from '../auth/authenticate.ts'
import type { Edge } from '../edge.ts'
import { findStatus, originalOf, showStatus } from './find-status.ts'

type Action = (edge: Edge, viewer: AccountViewer, id: Id) => Promise<string>

/** Only what one may see: otherwise 404. A pin names the post itself, since boosts are refused; all else what was boosted. */
const setting =
  (method: 'bookmark' | 'muteThread' | 'pin'): Action =>
  async (edge, { accountId }, id) => {
    const found = await findStatus(edge, accountId, id)
    const core = method === 'pin' ? found : originalOf(found)
    await edge.tweets[method]({ accountId, tweetId: core.tweet.id })
    return showStatus(edge, accountId, core)
  }

/** Also of what one may see no longer, as in Mastodon; the answer then is 404 all the same. */
const takingBack =
  (method: 'unbookmark' | 'unmuteThread' | 'unpin'): Action =>
  async (edge, { accountId }, id) => {
    await edge.tweets[method]({ accountId, tweetId: id })
    return showStatus(edge, accountId, originalOf(await findStatus(edge, accountId, id)))
  }

export const bookmarkStatus = setting('bookmark')
export const unbookmarkStatus = takingBack('unbookmark')
export const muteStatus = setting('muteThread')
export const unmuteStatus = takingBack('unmuteThread')
export const pinStatus = setting('pin')
export const unpinStatus = takingBack('unpin')
