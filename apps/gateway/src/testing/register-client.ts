/** For tests: an application as clients register theirs. */
import { expect } from 'vitest'
import { type createTestGateway, PUBLIC_URL } from './create-test-gateway.ts'

export const BACK = `${PUBLIC_URL}/back`
export const OOB = 'urn:ietf:wg:oauth:2.0:oob'

export async function registerClient(
  gateway: Pick<Awaited<ReturnType<typeof createTestGateway>>, 'call'>,
  scopes = 'read write',
  redirectUris: unknown = [BACK, OOB],
) {
  const answer = await gateway.call('POST', '/api/v1/apps', {
    client_name: '<Elk>',
    redirect_uris: redirectUris,
    scopes,
    website: 'https://elk.example',
  })
  expect(answer.statusCode).toBe(200)
  return answer.json() as { client_id: string; client_secret: string; id: string }
}
