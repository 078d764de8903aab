/** The gateway with its live timelines: what every process that serves the public runs. */
import { RookeryError } from '@rookery/contracts'
import type { EventLog } from '@rookery/event-log'
import type { GraphCache, SessionCache, Signals } from '@rookery/redis'
import { createGateway, type Gateway } from './app.ts'
import { findViewer, viewerOfCookie } from './auth/authenticate.ts'
import type { GatewayContext, Outdated } from './context.ts'
import { conversationOf } from './conversations/read-conversations.ts'
import type { Edge } from './edge.ts'
import { renderVisible } from './notifications/render-notification.ts'
import { hydrateLive, registerStreaming, type StreamingDeps, streamingMetrics } from './streaming/index.ts'

export interface LiveGatewayContext extends GatewayContext {
  eventLog: Pick<EventLog, 'followLive' | 'recentLive'>
  signals: Pick<Signals, 'on' | 'publish'>
  graphs: GraphCache
  sessions: SessionCache
  /** Left out where limits are off. */
  places?: StreamingDeps['places']
}

export function createLiveGateway(context: LiveGatewayContext): Gateway {
  const { signals } = context
  const tellGateways = (outdated: Outdated) => signals.publish({ type: 'rendered', ...outdated })
  return createGateway(
    { ...context, tellGateways },
    {
      extend: (app, edge) => {
        // Before the writer is answered: a suspended person's posts are on no page that is asked for afterwards.
        const off = signals.on((signal) => {
          if (signal.type === 'account') edge.reads.forgetAccount(signal.accountId)
          if (signal.type !== 'rendered') return
          signal.tweetIds.forEach(edge.reads.forgetTweet)
          signal.accountIds.forEach(edge.reads.forgetAccount)
        })
        app.addHook('onClose', async () => off())
        app.register(registerStreaming, streamingDeps(context, edge))
      },
    },
  )
}

function streamingDeps(context: LiveGatewayContext, edge: Edge): StreamingDeps {
  const { eventLog, graphs, signals, sessions, tweets, metrics, logger } = context
  return {
    log: eventLog,
    graphs,
    signals,
    sessions,
    authenticate: (token) => findViewer(edge, token, { fresh: false }).catch(refused),
    fromCookie: (request, reply) => viewerOfCookie(edge, request, reply),
    hydrate: hydrateLive(edge.reads),
    notifications: {
      load: (ids) => context.notifications.getNotifications({ ids }),
      render: (notification, graph) => renderVisible(edge, graph, notification),
    },
    conversation: (tweetId, viewerId) => conversationOf(edge, tweetId, viewerId),
    boostsAmong: tweets.boostsAmong,
    loadList: context.users.loadList,
    tweetChanged: edge.reads.forgetTweet,
    accountChanged: edge.reads.forgetAccount,
    places: context.places,
    publicWithoutToken: true,
    // With limits off, load tests may open as many as they like.
    ...(context.limiter ? {} : { limits: { connectionsPerAccount: Infinity, connectionsPerAddress: Infinity } }),
    metrics: metrics && streamingMetrics(metrics),
    onError: (error) => logger?.warn({ err: error }, 'live timelines are in trouble'),
  }
}

/** A token that is not valid is an answer; a database that is away is an error. */
function refused(error: unknown): null {
  if (error instanceof RookeryError && error.status < 500) return null
  throw error
}
