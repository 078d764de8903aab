/** What a route works with: the context, and what the gateway itself keeps beside it. */

import type { SessionCookie } from './auth/session-cookie.ts'
import type { Tokens } from './auth/tokens.ts'
import type { GatewayContext, Outdated } from './context.ts'
import type { Links } from './links.ts'
import type { Reads } from './reads/create-reads.ts'
import type { InstanceStats } from './reads/instance-stats.ts'

export interface Edge extends GatewayContext {
  links: Links
  tokens: Tokens
  cookie: SessionCookie
  reads: Reads
  /** After a write that must be seen at once, whichever gateway is asked: await it before answering. */
  forgetEverywhere(outdated: Partial<Outdated>): Promise<void>
  /** At most a minute old. */
  stats: () => Promise<InstanceStats>
}
