/** The gateway's table of contents: assembles HTTP from a ready context; no environment, no I/O, so tests call it with fakes. */
import jwt from '@fastify/jwt'
import { createServer, type Timeouts } from '@rookery/http'
import { authenticateRequests } from './auth/authenticate.ts'
import { findCredentials } from './auth/credentials.ts'
import { createSessionCookie } from './auth/session-cookie.ts'
import { createTokens } from './auth/tokens.ts'
import type { GatewayContext } from './context.ts'
import type { Edge } from './edge.ts'
import { setEdgeHeaders } from './edge-headers.ts'
import { limitAccounts, limitStrangers } from './limits/limit-requests.ts'
import { type ShedOptions, shedLoad } from './limits/shed-load.ts'
import { createLinks } from './links.ts'
import { OPENAPI } from './openapi.ts'
import { createReads } from './reads/create-reads.ts'
import { createInstanceStats } from './reads/instance-stats.ts'
import { accountRoutes } from './routes/accounts.ts'
import { adminAccountRoutes } from './routes/admin-accounts.ts'
import { appRoutes } from './routes/apps.ts'
import { authorizeRoutes } from './routes/authorize.ts'
import { avatarRoutes } from './routes/avatars.ts'
import { conversationRoutes } from './routes/conversations.ts'
import { discoveryRoutes } from './routes/discovery.ts'
import { emptyRoutes } from './routes/empty.ts'
import { endorsementRoutes } from './routes/endorsements.ts'
import { featuredTagRoutes } from './routes/featured-tags.ts'
import { filterKeywordRoutes } from './routes/filter-keywords.ts'
import { filterStatusRoutes } from './routes/filter-statuses.ts'
import { filterRoutes } from './routes/filters.ts'
import { v1FilterRoutes } from './routes/filters-v1.ts'
import { followRequestRoutes } from './routes/follow-requests.ts'
import { groupedNotificationRoutes } from './routes/grouped-notifications.ts'
import { instanceRoutes } from './routes/instance.ts'
import { listRoutes } from './routes/lists.ts'
import { markerRoutes } from './routes/markers.ts'
import { mediaRoutes } from './routes/media.ts'
import { mediaFileRoutes } from './routes/media-files.ts'
import { nativeStatusRoutes } from './routes/native/status.ts'
import { nativeTweetRoutes } from './routes/native/tweets.ts'
import { nativeUserRoutes } from './routes/native/users.ts'
import { notificationPolicyRoutes } from './routes/notification-policy.ts'
import { notificationRoutes } from './routes/notifications.ts'
import { oauthRoutes } from './routes/oauth.ts'
import { ownAccountRoutes } from './routes/own-account.ts'
import { preferenceRoutes } from './routes/preferences.ts'
import { profilePictureRoutes } from './routes/profile-pictures.ts'
import { registrationRoutes } from './routes/registration.ts'
import { relationRoutes } from './routes/relations.ts'
import { searchRoutes } from './routes/search.ts'
import { sessionRoutes } from './routes/session.ts'
import { statusActionRoutes } from './routes/status-actions.ts'
import { statusRoutes } from './routes/statuses.ts'
import { tagRoutes } from './routes/tags.ts'
import { timelineRoutes } from './routes/timelines.ts'
import { wellKnownRoutes } from './routes/well-known.ts'
import { ENTITIES } from './schemas.ts'
import { answerUnknown } from './web/answer-unknown.ts'
import { webRoutes } from './web/web-routes.ts'

export interface GatewayOptions {
  /** Registers further routes (live timelines) that share the gateway's viewer, caches and errors. */
  extend?: ((app: GatewayServer, edge: Edge) => void) | undefined
  /** Shorter deadlines, for tests. */
  timeouts?: Partial<Timeouts> | undefined
  load?: ShedOptions | undefined
}

export type GatewayServer = ReturnType<typeof createServer>

/** `edge.reads` is for whoever learns of changes made elsewhere. */
export interface Gateway extends AsyncDisposable {
  app: GatewayServer
  edge: Edge
}

export function createGateway(context: GatewayContext, options: GatewayOptions = {}): Gateway {
  const { config, logger, metrics, probes, webRoot } = context
  const app = createServer({
    name: 'gateway',
    logger,
    metrics,
    probes,
    trustProxy: config.trustProxy,
    openapi: { ...OPENAPI, version: config.version },
    notFound: answerUnknown(webRoot, config),
    timeouts: options.timeouts,
  })
  const links = createLinks(config.publicUrl, config.publicMediaUrl)
  const edge: Edge = {
    ...context,
    links,
    reads: createReads(context, links),
    async forgetEverywhere({ tweetIds = [], accountIds = [] }) {
      tweetIds.forEach(edge.reads.forgetTweet)
      accountIds.forEach(edge.reads.forgetAccount)
      await context.tellGateways?.({ tweetIds, accountIds })
    },
    stats: createInstanceStats(context),
    tokens: createTokens(() => app.jwt),
    cookie: createSessionCookie(config.publicUrl),
  }

  for (const entity of ENTITIES) app.addSchema(entity)
  app.register(jwt, { secret: config.secretKey })
  app.register(setEdgeHeaders, { publicUrl: config.publicUrl })
  app.register(findCredentials, { edge })
  app.register(limitStrangers, { edge })
  app.register(shedLoad, options.load ?? {})
  app.register(authenticateRequests, { edge })
  app.register(limitAccounts, { edge })

  // First, so that upgrade requests to any other route are answered and closed properly.
  options.extend?.(app, edge)
  app.register(appRoutes, { edge })
  app.register(oauthRoutes, { edge })
  app.register(authorizeRoutes, { edge })
  app.register(registrationRoutes, { edge })
  app.register(sessionRoutes, { edge })
  app.register(ownAccountRoutes, { edge })
  app.register(adminAccountRoutes, { edge })
  app.register(accountRoutes, { edge })
  app.register(relationRoutes, { edge })
  app.register(followRequestRoutes, { edge })
  app.register(endorsementRoutes, { edge })
  app.register(featuredTagRoutes, { edge })
  app.register(discoveryRoutes, { edge })
  app.register(statusRoutes, { edge })
  app.register(statusActionRoutes, { edge })
  app.register(timelineRoutes, { edge })
  app.register(listRoutes, { edge })
  app.register(tagRoutes, { edge })
  app.register(conversationRoutes, { edge })
  app.register(notificationRoutes, { edge })
  app.register(groupedNotificationRoutes, { edge })
  app.register(notificationPolicyRoutes, { edge })
  app.register(markerRoutes, { edge })
  app.register(filterRoutes, { edge })
  app.register(filterKeywordRoutes, { edge })
  app.register(filterStatusRoutes, { edge })
  app.register(v1FilterRoutes, { edge })
  app.register(searchRoutes, { edge })
  app.register(preferenceRoutes, { edge })
  app.register(emptyRoutes, { edge })
  app.register(nativeUserRoutes, { edge })
  app.register(nativeTweetRoutes, { edge })
  app.register(nativeStatusRoutes, { edge })
  app.register(instanceRoutes, { edge })
  app.register(wellKnownRoutes, { edge })
  app.register(avatarRoutes, { edge })
  app.register(mediaRoutes, { edge })
  app.register(profilePictureRoutes, { edge })
  app.register(mediaFileRoutes, { edge })
  if (webRoot !== undefined) app.register(webRoutes, { webRoot, places: config })
  return { app, edge, [Symbol.asyncDispose]: async () => void (await app.close()) }
}
