/** Is it there, and how much of everything? */
import { ref } from '@rookery/contracts/mastodon'
import { NativeStatus } from '@rookery/contracts/native'
import { anyone } from '../../auth/authenticate.ts'
import { replies } from '../../native/describe.ts'
import type { Routes } from '../describe.ts'

export const nativeStatusRoutes: Routes = async (app, { edge }) => {
  app.get(
    '/status',
    {
      config: { access: anyone() },
      schema: {
        operationId: 'nativeStatus',
        summary: 'That the server answers, its version, and counts at most a minute old; /health/ready says more',
        tags: ['native'],
        response: replies({ 200: ref(NativeStatus) }),
      },
    },
    async () => {
      const { accounts: users, tweets } = await edge.stats()
      return { status: 'ok', version: edge.config.version, users, tweets }
    },
  )
}
