/** Pictures of people who have none: a pattern made from the account's id, always the same. */

import { encodePng } from '@rookery/media/encode-png'
import { Type } from 'typebox'
import { drawIdenticon } from '../web/identicon.ts'
import { idOf, type Routes } from './describe.ts'

const FOREVER = 'public, max-age=31536000, immutable'
const Png = Type.Unsafe<Buffer>({ type: 'string', format: 'binary', description: 'A PNG image' })
const produces = ['image/png']

export const avatarRoutes: Routes = async (app) => {
  const header = encodePng(3, 1, () => [75, 63, 189])

  app.get(
    '/avatars/:file',
    {
      schema: {
        operationId: 'getAvatar',
        summary: 'A generated picture',
        tags: ['accounts'],
        produces,
        params: Type.Object({ file: Type.String({ pattern: '^[0-9]{1,16}\\.png$' }) }),
        response: { 200: Png },
      },
    },
    async (request, reply) =>
      reply
        .type('image/png')
        .header('cache-control', FOREVER)
        .send(drawIdenticon(idOf(request.params.file.slice(0, -4)))),
  )

  app.get(
    '/headers/missing.png',
    {
      schema: {
        operationId: 'getHeader',
        summary: 'The header of a profile that has none',
        tags: ['accounts'],
        produces,
        response: { 200: Png },
      },
    },
    async (_request, reply) => reply.type('image/png').header('cache-control', FOREVER).send(header),
  )
}
