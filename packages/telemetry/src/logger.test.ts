import { describe, expect, test } from 'vitest'
import { createLogger } from './logger.ts'

function lines() {
  const written: string[] = []
  const logger = createLogger({
    level: 'info',
    name: 'test',
    destination: { write: (line) => void written.push(line) },
  })
  return { logger, written }
}

describe('createLogger', () => {
  test('writes one JSON line with name, level and message', () => {
    const { logger, written } = lines()
    logger.info({ accountId: 7 }, 'hello')
    expect(JSON.parse(written[0]!)).toMatchObject({ name: 'test', level: 'info', accountId: 7, msg: 'hello' })
  })

  test.each([
    ['a header', { headers: { authorization: 'Bearer hunter2', Cookie: 'hunter2', 'x-kept': 'yes' } }],
    ['a body', { body: { password: 'hunter2', client_secret: 'hunter2', nested: { access_token: 'hunter2' } } }],
    ['an array', { list: [{ token: 'hunter2' }, { code: 'hunter2', codeVerifier: 'hunter2' }] }],
    ['a query', { url: '/oauth/authorize?scope=read&code=hunter2&access_token=hunter2' }],
    ['a connection URL', { where: 'postgres://alice:hunter2@localhost/db' }],
    ['a request', { req: { method: 'GET', url: '/x?token=hunter2', headers: { authorization: 'hunter2' } } }],
    ['an error', { err: Object.assign(new Error('at redis://:hunter2@host'), { headers: { cookie: 'hunter2' } }) }],
    ['a bare error', new Error('GET /x?access_token=hunter2 failed, token=hunter2')],
    ['a session cookie in a text', new Error('bad header "__Host-rookery=hunter2; a=b" or rookery_3000=hunter2')],
    ['cookies by name', { jar: { '__Host-rookery': 'hunter2', rookery_3000: 'hunter2' } }],
  ])('censors secrets in %s', (_, line) => {
    const { logger, written } = lines()
    logger.error(line)
    expect(written).toHaveLength(1)
    expect(written[0]).not.toContain('hunter2')
    expect(written[0]).toContain(line instanceof Error || 'err' in line ? 'message' : Object.keys(line)[0])
  })

  test('keeps the code of an error and what is no secret', () => {
    const { logger, written } = lines()
    logger.error({ err: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }), url: '/x?max_id=3' })
    expect(JSON.parse(written[0]!)).toMatchObject({
      err: { message: 'refused', code: 'ECONNREFUSED' },
      url: '/x?max_id=3',
    })
  })

  test('a child logger censors too', () => {
    const { logger, written } = lines()
    logger.child({ requestId: 'r1' }).info({ token: 'hunter2' })
    expect(written[0]).not.toContain('hunter2')
    expect(written[0]).toContain('r1')
  })
})
