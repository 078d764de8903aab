import { expect, test } from 'vitest'
import { createReport, isAbsent, mayPass } from './report.ts'

function setUp() {
  const lines: string[] = []
  const note = (level: string) => (details: object, message: string) =>
    void lines.push(`${level}: ${message} (${(details as { reason?: string }).reason ?? ''})`)
  const logger = { warn: note('warn'), info: note('info'), debug: () => {} }
  let now = 0
  const options = { brokers: ['kafka:9092'], prefix: 'rookery', partitions: 1, replication: 1, logger }
  const report = createReport(options, () => now)
  const pass = (ms: number) => {
    now += ms
  }
  return { lines, report, pass }
}

const error = (name: string, message: string, more: object = {}) => Object.assign(new Error(message), { name, ...more })

test('one line when it goes and one when it is back, however often it fails', () => {
  const { lines, report, pass } = setUp()
  report.back()
  for (let i = 0; i < 5; i++) report.away(error('KafkaJSConnectionError', `refused ${i}`))
  pass(5_000)
  report.back()
  report.back()
  report.away(error('KafkaJSConnectionClosedError', 'closed'))
  expect(lines).toEqual([
    'warn: Kafka cannot be reached: trying again until it can (refused 0)',
    'info: Kafka is back ()',
    'warn: Kafka cannot be reached: trying again until it can (closed)',
  ])
})

test('while it lasts, one line a minute; another broker that answers meanwhile does not end it', () => {
  const { lines, report, pass } = setUp()
  for (let seconds = 0; seconds < 130; seconds++) {
    report.away(error('KafkaJSConnectionError', 'refused'))
    report.back()
    pass(1_000)
  }
  expect(lines).toEqual([
    'warn: Kafka cannot be reached: trying again until it can (refused)',
    'warn: Kafka still cannot be reached (refused)',
    'warn: Kafka still cannot be reached (refused)',
  ])
})

test('it says which broker, and how long it took until something was answered again', () => {
  const lines: object[] = []
  const note = (details: object) => void lines.push(details)
  const logger = { warn: note, info: note, debug: () => {} }
  let now = 0
  const options = { brokers: ['one:9092'], prefix: 'rookery', partitions: 1, replication: 1, logger, name: 'alice' }
  const report = createReport(options, () => now)
  report.away(error('KafkaJSRequestTimeoutError', 'Request Fetch timed out', { broker: 'one:9092' }))
  now = 20_000
  report.back()
  expect(lines).toMatchObject([{ reason: 'one:9092: Request Fetch timed out' }, { client: 'alice', seconds: 20 }])
})

test('a refusal is told once for its reason; what passes by itself, and our own closing, is not', () => {
  const { lines, report } = setUp()
  for (let i = 0; i < 3; i++)
    report.away(error('KafkaJSSASLAuthenticationError', 'wrong password', { retriable: false }))
  report.away(error('KafkaJSProtocolError', 'rebalancing', { type: 'REBALANCE_IN_PROGRESS', retriable: false }))
  report.away(error('KafkaJSProtocolError', 'loading', { type: 'GROUP_LOAD_IN_PROGRESS', retriable: true }))
  report.away(error('KafkaJSProtocolError', 'no such topic', { type: 'UNKNOWN_TOPIC_OR_PARTITION' }))
  report.away(error('KafkaJSGroupCoordinatorNotFound', 'still starting', { retriable: false }))
  report.away(error('KafkaJSConnectionError', 'Connection error: the client is closed'))
  report.away(error('AbortError', 'stopped'))
  expect(lines).toEqual(['warn: Kafka refuses something: trying again until it does not (wrong password)'])
})

test('whatever was thrown, telling of it does not fail', () => {
  const { lines, report } = setUp()
  for (const thrown of [undefined, null, 'words', {}, Object.assign(new Error('nameless'), { name: undefined })])
    report.away(thrown)
  expect(lines).toHaveLength(5)
  for (const thrown of [undefined, null, 'words', { name: 'KafkaJSError' }])
    expect([mayPass(thrown), isAbsent(thrown)]).toEqual([false, false])
})

test('a defect of ours is told, too, and again after ten minutes', () => {
  const { lines, report, pass } = setUp()
  for (let minutes = 0; minutes < 15; minutes++) {
    report.away(new TypeError('not a function'))
    pass(60_000)
  }
  const line = 'warn: The event log failed at something: trying again ()'
  expect(lines).toEqual([line, line])
})
