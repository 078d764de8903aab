/** What is answered is what the schemas say: answers of statuses and accounts are texts, so no serialiser enforces it. */

import { encodePng } from '@rookery/media/encode-png'
import { Ajv } from 'ajv'
import { expect, it } from 'vitest'
import { ENTITIES } from './schemas.ts'
import { createTestGateway } from './testing/create-test-gateway.ts'

/** Nothing beyond the schema, nothing missing. */
const strict = (schema: object): object =>
  JSON.parse(JSON.stringify(schema), (_key, value) =>
    value?.type === 'object' && value.properties ? { ...value, additionalProperties: false } : value,
  )

function checker() {
  const ajv = new Ajv({ strict: false, allErrors: true, schemas: ENTITIES.map(strict) })
  return (name: string, value: unknown) => {
    const validate = ajv.getSchema(name)!
    validate(value)
    expect(validate.errors ?? [], name).toEqual([])
  }
}

it('answers fit their schemas exactly', async () => {
  const { alice, bob, call, client, notifications } = await createTestGateway()
  const check = checker()
  const read = async (url: string) => (await alice.call('GET', url)).json()
  const form = Buffer.concat([
    Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n'),
    encodePng(1, 1, () => [0, 0, 0]),
    Buffer.from('\r\n--x--\r\n'),
  ])
  const type = { 'content-type': 'multipart/form-data; boundary=x' }
  const media = (await alice.call('POST', '/api/v2/media', form, type)).json()
  check('MediaAttachment', media)
  const text = { status: '@bob #rooks https://example.org', media_ids: [media.id] }
  const status = (await alice.call('POST', '/api/v1/statuses', text)).json()
  expect(status.media_attachments).toHaveLength(1)
  await bob.call('POST', `/api/v1/statuses/${status.id}/favourite`)
  const boost = (await bob.call('POST', `/api/v1/statuses/${status.id}/reblog`)).json()
  const reply = (await bob.call('POST', '/api/v1/statuses', { status: 'reply', in_reply_to_id: status.id })).json()
  for (const each of [status, boost, reply, (await call('GET', `/api/v1/statuses/${boost.id}`)).json()])
    check('Status', each)
  check('Context', await read(`/api/v1/statuses/${status.id}/context`))
  check('StatusSource', await read(`/api/v1/statuses/${status.id}/source`))
  for (const version of await read(`/api/v1/statuses/${status.id}/history`)) check('StatusEdit', version)
  check('Account', await read(`/api/v1/accounts/${bob.id}`))
  check('CredentialAccount', await read('/api/v1/accounts/verify_credentials'))
  check('Relationship', (await read(`/api/v1/accounts/relationships?id[]=${bob.id}`))[0])
  check('Search', await read('/api/v2/search?q=bob'))
  notifications.tell(alice.id, 'favourite', bob.id, Number(status.id))
  notifications.tell(alice.id, 'follow', bob.id)
  for (const notification of await read('/api/v1/notifications')) check('Notification', notification)
  check('GroupedNotifications', await read('/api/v2/notifications'))
  check('UnreadCount', await read('/api/v2/notifications/unread_count'))
  check('NotificationPolicy', await read('/api/v2/notifications/policy'))
  const place = { home: { last_read_id: status.id } }
  check('Markers', (await alice.call('POST', '/api/v1/markers', place)).json())
  check('Preferences', await read('/api/v1/preferences'))
  check('InstanceV1', await read('/api/v1/instance'))
  check('Instance', await read('/api/v2/instance'))
  check('NodeInfo', await read('/nodeinfo/2.0'))
  check('OAuthMetadata', await read('/.well-known/oauth-authorization-server'))
  check('Application', await read('/api/v1/apps/verify_credentials'))
  const credentials = { client_id: client.clientId, client_secret: client.clientSecret }
  check('Token', (await call('POST', '/oauth/token', { grant_type: 'client_credentials', ...credentials })).json())
  check(
    'CredentialApplication',
    (await call('POST', '/api/v1/apps', { client_name: 'x', redirect_uris: 'a://b' })).json(),
  )
  check('DeletedStatus', (await alice.call('DELETE', `/api/v1/statuses/${status.id}`)).json())
  check('Error', (await call('GET', '/api/v1/statuses/1')).json())
})
