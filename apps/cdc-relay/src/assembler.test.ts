import type { DomainEvent } from '@rookery/contracts'
import { expect, test } from 'vitest'
import { createAssembler, MARK_PREFIX } from './assembler.ts'
import type { PgoutputMessage } from './replication.ts'

function harness() {
  const events: DomainEvent[] = []
  const completed: [number, number][] = []
  const marks: string[] = []
  const warnings: string[] = []
  const assembler = createAssembler({
    epoch: 3,
    pipeline: {
      add: (event) => events.push(event),
      complete: (lsn, lastIndex) => completed.push([lsn, lastIndex]),
      afterAppended: (done) => done(),
    },
    onMark: (mark) => marks.push(mark),
    logger: { warn: (_: unknown, message?: string) => void warnings.push(message ?? '') } as never,
  })
  const relation = (relationOid: number, schema: string, name: string, replicaIdentity = 'full') =>
    ({ tag: 'relation', relationOid, schema, name, replicaIdentity, columns: [], keyColumns: [] }) as never
  const send = (...messages: unknown[]) => {
    for (const message of messages) assembler.handle(message as PgoutputMessage)
  }
  return { assembler, events, completed, marks, warnings, relation, send }
}

const begin = (lsn: string) => ({ tag: 'begin', commitLsn: lsn, commitTime: 1_700_000_000_123_456n, xid: 1 })
const commit = (lsn: string) => ({ tag: 'commit', commitLsn: lsn })
const emitted = (prefix: string, text: string, transactional = true) => ({
  tag: 'message',
  transactional,
  prefix,
  content: Buffer.from(text),
})

test('positions carry epoch, the commit LSN of Begin and the ordinal of the row change', () => {
  const { send, relation, events, completed } = harness()
  const [likes, sessions] = [relation(1, 'tweets', 'likes'), relation(2, 'users', 'sessions')]
  const like = { relation: { relationOid: 1 }, new: { account_id: 1, tweet_id: 2, tweet_author_id: 3 } }
  const session = { relation: { relationOid: 2 }, new: {} }
  send(
    begin('0/64'),
    likes,
    sessions,
    { tag: 'insert', ...like },
    { tag: 'insert', ...session },
    { tag: 'insert', ...like },
  )
  send(commit('0/64'))
  // A row without an event counts too: the index must not depend on what this version makes of it.
  expect(events.map((event) => event.position)).toEqual([
    { epoch: 3, lsn: 100, index: 0 },
    { epoch: 3, lsn: 100, index: 2 },
  ])
  expect(events[0]).toMatchObject({ type: 'tweet.liked', v: 1, at: 1_700_000_000_123 })
  expect(completed).toEqual([[100, 2]])
})

test('unknown tables and tables without whole old rows are named once and lead to nothing', () => {
  const { send, relation, events, completed, warnings } = harness()
  const change = { relation: { relationOid: 9 }, new: {}, old: null }
  send(
    begin('0/64'),
    relation(9, 'other', 'table'),
    { tag: 'insert', ...change },
    { tag: 'update', ...change },
    commit('0/64'),
  )
  send(begin('0/65'), relation(9, 'other', 'table'), { tag: 'delete', ...change }, commit('0/65'))
  send(begin('0/66'), relation(9, 'tweets', 'likes', 'default'), { tag: 'delete', ...change }, commit('0/66'))
  expect(events).toEqual([])
  expect(warnings).toHaveLength(2)
  expect(completed).toEqual([
    [100, -1],
    [101, -1],
    [102, -1],
  ])
})

test('messages carry facts and marks; others, and untransactional ones, are ignored', () => {
  const { send, events, marks } = harness()
  const fact = JSON.stringify({ type: 'session.revoked', sessionId: 5, accountId: null })
  send(begin('0/64'), emitted('other', fact), emitted('rookery', fact), emitted(MARK_PREFIX, 'm1'), commit('0/64'))
  send(emitted('rookery', fact, false))
  expect(events).toMatchObject([{ type: 'session.revoked', sessionId: 5, position: { lsn: 100, index: 1 } }])
  expect(marks).toEqual(['m1'])
})

test('a keepalive acknowledges up to the byte before it, and never inside a transaction', () => {
  const { assembler, send, completed } = harness()
  assembler.handleKeepalive(100)
  send(begin('0/64'))
  assembler.handleKeepalive(200)
  send(commit('0/64'))
  // The next record may be a commit that starts right at the keepalive's LSN: that one is not ours to acknowledge.
  expect(completed).toEqual([
    [99, -1],
    [100, -1],
  ])
})
