/** How one likes to post and read. */

import { notFound } from '@rookery/contracts'
import { Preferences, ref } from '@rookery/contracts/mastodon'
import { presentVisibility } from '../accounts/render-account.ts'
import { user, userOf } from '../auth/authenticate.ts'
import { answers, type Routes } from './describe.ts'

export const preferenceRoutes: Routes = async (app, { edge }) => {
  app.get(
    '/api/v1/preferences',
    {
      config: { access: user('read:accounts') },
      schema: {
        operationId: 'getPreferences',
        summary: 'Defaults for posting and reading',
        tags: ['accounts'],
        response: answers(ref(Preferences)),
      },
    },
    async (request): Promise<Preferences> => {
      const { accountId } = userOf(request)
      const account = (await edge.reads.accounts([accountId])).get(accountId)?.account
      if (!account) throw notFound()
      return {
        'posting:default:visibility': presentVisibility(account.defaultVisibility),
        'posting:default:sensitive': account.defaultSensitive,
        'posting:default:language': account.defaultLanguage,
        'posting:default:quote_policy': 'nobody',
        'reading:expand:media': 'default',
        'reading:expand:spoilers': false,
        'reading:autoplay:gifs': false,
      }
    },
  )
}
