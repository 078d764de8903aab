import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { databaseOf, roleName, rolePassword, serviceUrl } from './service-url.ts'

describe('roleName', () => {
  it('carries the name of the database', () => {
    expect(roleName('rookery', 'users')).toBe('rookery_users')
  })

  it('never exceeds what PostgreSQL keeps of a name, and tells long databases apart', () => {
    const names = ['é'.repeat(31), `${'é'.repeat(30)}x`, 'a'.repeat(63)].flatMap((database) => [
      roleName(database, 'users'),
      roleName(database, 'tweets'),
    ])
    for (const name of names) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('serviceUrl', () => {
  const password = rolePassword('db_users', 'key')
  const same: [string, string][] = [
    ['postgresql://admin:pw@example.org:5433/db?sslmode=disable', '@example.org:5433/db?sslmode=disable'],
    ['postgres://example.org/db', '@example.org/db'],
    ['postgresql://admin:p%40w@/db?host=/run/pg&port=5433', '@/db?host=%2Frun%2Fpg&port=5433'],
    ['postgresql:///db?host=/run/pg&user=admin&password=pw', '@/db?host=%2Frun%2Fpg'],
    ['socket:/run/pg?db=db', '@/run/pg?db=db'],
    ['socket://admin:pw@/run/pg?db=db', '@/run/pg?db=db'],
  ]
  it.each(same)('keeps the server, socket, database and options of %s', (admin, rest) => {
    const url = serviceUrl(admin, 'users', 'key')
    expect(url).toBe(`${admin.split(':')[0]}://db_users:${password}${rest}`)
    const [before, after] = [admin, url].map((connectionString) => new pg.Client({ connectionString }))
    expect([after?.host, after?.port, after?.database]).toEqual([before?.host, before?.port, before?.database])
    expect([after?.user, after?.password]).toEqual(['db_users', password])
  })

  it('knows the database as the driver does', () => {
    expect(databaseOf('postgresql://admin:pw@/some%20db?host=/run/pg')).toBe('some db')
    expect(databaseOf('postgresql://admin@localhost')).toBe('admin')
  })
})
