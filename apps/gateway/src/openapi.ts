/** What the OpenAPI document says beside the routes. */
import type { OpenApiOptions } from '@rookery/http'
import { SCOPES } from './auth/scopes.ts'

const scopes = Object.fromEntries(SCOPES.map((scope) => [scope, '']))

export const OPENAPI: Omit<OpenApiOptions, 'version'> = {
  title: 'Rookery',
  description: 'The Mastodon client API as Rookery serves it.',
  tags: [
    { name: 'apps', description: 'Client applications' },
    { name: 'oauth', description: 'Signing in' },
    { name: 'accounts', description: 'People and how they stand to each other' },
    { name: 'statuses', description: 'Posts' },
    { name: 'media', description: 'Pictures, video and sound' },
    { name: 'timelines', description: 'Lists of posts' },
    { name: 'streaming', description: 'Timelines that update live' },
    { name: 'search', description: 'Finding people and hashtags' },
    { name: 'instance', description: 'This server' },
    { name: 'native', description: 'A small API of plain JSON on the same rules' },
    { name: 'later', description: 'Answered properly empty: not there yet' },
    { name: 'health', description: 'For those who run it' },
  ],
  components: {
    securitySchemes: {
      oauth: {
        type: 'oauth2',
        flows: {
          authorizationCode: { authorizationUrl: '/oauth/authorize', tokenUrl: '/oauth/token', scopes },
          clientCredentials: { tokenUrl: '/oauth/token', scopes },
        },
      },
      cookie: {
        type: 'apiKey',
        in: 'cookie',
        name: '__Host-rookery',
        description:
          'The web app’s: holds a token, and serves wherever a token does, for requests of this server’s own pages alone (without TLS its name is rookery_<port>)',
      },
    },
  },
}
