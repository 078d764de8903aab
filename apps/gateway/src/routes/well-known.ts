/** How others find this server and its people: nodeinfo, webfinger, host-meta. */
import { notFound } from '@rookery/contracts'
import { NodeInfo, NodeInfoLinks, ref, WebFinger } from '@rookery/contracts/mastodon'
import { Type } from 'typebox'
import { findByAcct } from '../accounts/find-accounts.ts'
import { answers, type Routes } from './describe.ts'

const tags = ['instance']
const SCHEMA_2_0 = 'http://nodeinfo.diaspora.software/ns/schema/2.0'

export const wellKnownRoutes: Routes = async (app, { edge }) => {
  const { links, config } = edge

  app.get(
    '/.well-known/nodeinfo',
    {
      schema: {
        operationId: 'getNodeInfoLinks',
        summary: 'Where nodeinfo is',
        tags,
        response: answers(ref(NodeInfoLinks)),
      },
    },
    async () => ({ links: [{ rel: SCHEMA_2_0, href: `${links.base}/nodeinfo/2.0` }] }),
  )

  app.get(
    '/nodeinfo/2.0',
    {
      schema: { operationId: 'getNodeInfo', summary: 'Software and protocols', tags, response: answers(ref(NodeInfo)) },
    },
    async () => {
      const { accounts, activeAuthors, tweets } = await edge.stats()
      return {
        version: '2.0',
        software: { name: 'rookery', version: config.version },
        protocols: [],
        services: { inbound: [], outbound: [] },
        usage: { users: { total: accounts, activeMonth: activeAuthors }, localPosts: tweets },
        openRegistrations: config.registrations !== 'closed',
        // By this convention (Fedibird's) clients such as megalodon learn which API a name they do not know speaks.
        metadata: { upstream: { name: 'mastodon' } },
      }
    },
  )

  app.get(
    '/.well-known/webfinger',
    {
      schema: {
        operationId: 'webfinger',
        summary: 'A person by acct: or by profile address',
        tags,
        produces: ['application/jrd+json'],
        querystring: Type.Object({ resource: Type.String() }),
        response: answers(ref(WebFinger), 404),
      },
    },
    async (request, reply) => {
      const { resource } = request.query
      const profile = resource.startsWith(`${links.base}/@`) ? resource.slice(links.base.length + 2) : null
      const found = await findByAcct(edge, profile ?? resource.replace(/^acct:/i, ''))
      if (!found || (profile === null && !resource.includes('@'))) throw notFound()
      const { username } = found.account
      return reply.type('application/jrd+json; charset=utf-8').send({
        subject: `acct:${username}@${links.host}`,
        aliases: [links.account(username), links.accountUri(username)],
        links: [{ rel: 'http://webfinger.net/rel/profile-page', type: 'text/html', href: links.account(username) }],
      })
    },
  )

  app.get(
    '/.well-known/host-meta',
    {
      schema: {
        operationId: 'hostMeta',
        summary: 'Where webfinger is',
        tags,
        produces: ['application/xrd+xml'],
        response: { 200: Type.String() },
      },
    },
    async (_request, reply) =>
      reply
        .type('application/xrd+xml; charset=utf-8')
        .send(
          `<?xml version="1.0" encoding="UTF-8"?><XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0"><Link rel="lrdd" template="${links.base}/.well-known/webfinger?resource={uri}"/></XRD>`,
        ),
  )
}
