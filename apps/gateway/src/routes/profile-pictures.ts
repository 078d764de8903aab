/** The pictures of one's profile: set with the rest of it (update_credentials), taken away here. */
import type { ProfilePicture } from '@rookery/contracts'
import { CredentialAccount, ref } from '@rookery/contracts/mastodon'
import { ownAccount } from '../accounts/own-account.ts'
import { user, userOf } from '../auth/authenticate.ts'
import { answers, type Routes } from './describe.ts'

const ROUTES: readonly [which: ProfilePicture, operationId: string][] = [
  ['avatar', 'deleteAvatar'],
  ['header', 'deleteHeader'],
]

export const profilePictureRoutes: Routes = async (app, { edge }) => {
  for (const [which, operationId] of ROUTES) {
    app.delete(
      `/api/v1/profile/${which}`,
      {
        config: { access: user('write:accounts') },
        schema: {
          operationId,
          summary: `Take one’s ${which} away`,
          tags: ['accounts'],
          response: answers(ref(CredentialAccount)),
        },
      },
      async (request) => {
        const { accountId } = userOf(request)
        await edge.users.removeProfilePicture({ accountId, which })
        await edge.forgetEverywhere({ accountIds: [accountId] })
        return ownAccount(edge, accountId)
      },
    )
  }
}
