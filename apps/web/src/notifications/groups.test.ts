import type { mastodon } from 'masto'
import { describe, expect, it } from 'vitest'
import { echoesOf, type Group, joined, newSince, pageOf, withoutPeople } from './groups.ts'
import { firstPage } from './inbox.ts'
import { piecesOf, slot } from './sentence.ts'

const group = (more: Partial<Group> = {}): Group => ({
  key: 'favourite-5',
  newestId: '30',
  count: 2,
  type: 'favourite',
  at: '2026-01-01T00:00:00.000Z',
  accountIds: ['alice', 'bob'],
  statusId: '5',
  ...more,
})
const live = (id: string, by: string, groupKey = 'favourite-5') =>
  ({
    id,
    groupKey,
    type: 'favourite',
    createdAt: '2026-01-02T00:00:00.000Z',
    account: { id: by },
    status: { id: '5' },
  }) as mastodon.v1.Notification

describe('a live notification', () => {
  const inbox = firstPage({ items: [group()], next: null })
  it('joins its group: one more, its face first', () => {
    expect(joined(inbox, live('40', 'carol'))).toEqual(
      group({ newestId: '40', count: 3, accountIds: ['carol', 'alice', 'bob'], at: '2026-01-02T00:00:00.000Z' }),
    )
  })
  it('is not counted twice: neither itself, nor a person who did it again', () => {
    expect(joined(inbox, live('30', 'alice'))).toBeNull()
    expect(joined(inbox, live('40', 'bob'))).toMatchObject({ count: 2, accountIds: ['bob', 'alice'] })
  })
  it('begins a group of its own', () => {
    expect(joined(inbox, live('40', 'carol', 'ungrouped-40'))).toMatchObject({ count: 1, accountIds: ['carol'] })
  })
})

it('people who are hidden leave their groups', () => {
  expect(withoutPeople(group(), new Set(['carol']))).toEqual(group())
  expect(withoutPeople(group({ count: 9 }), new Set(['alice']))).toEqual(group({ count: 8, accountIds: ['bob'] }))
  expect(withoutPeople(group(), new Set(['alice', 'bob']))).toBeNull()
})

it('a post that mentions one and was asked for is told once', () => {
  const mention = group({ key: 'a', type: 'mention' })
  const posted = group({ key: 'b', type: 'status' })
  expect(echoesOf([posted, mention, group()])).toEqual([posted])
  expect(echoesOf([{ ...posted, statusId: '6' }, mention])).toEqual([])
})

it('tells what came after the marker', () => {
  const groups = [group({ newestId: '100' }), group({ newestId: '30' }), group({ newestId: '9' })]
  expect(newSince(groups, '30')).toBe(1)
  expect(newSince(groups, '99')).toBe(1)
  expect(newSince(groups, '0')).toBe(3)
  expect(newSince(groups, '100')).toBe(0)
  expect(newSince(groups, null)).toBe(0)
})

it('reads the answer', () => {
  const answer = {
    accounts: [],
    statuses: [],
    notificationGroups: [
      {
        groupKey: 'ungrouped-7',
        notificationsCount: 1,
        type: 'follow_request',
        mostRecentNotificationId: '7',
        latestPageNotificationAt: '2026-01-01T00:00:00.000Z',
        sampleAccountIds: ['alice'],
      },
    ],
  } as unknown as mastodon.v1.GroupedNotificationsResults
  expect(pageOf(answer, '7')).toEqual({
    items: [
      group({
        key: 'ungrouped-7',
        newestId: '7',
        count: 1,
        type: 'follow_request',
        accountIds: ['alice'],
        statusId: null,
      }),
    ],
    next: '7',
  })
})

it('a sentence gives its pieces in the order of its language', () => {
  expect(piecesOf(`${slot('people')} liked your post`)).toEqual([{ slot: 'people' }, { text: ' liked your post' }])
  expect(piecesOf(`Dein Beitrag gefällt ${slot('first')} und ${slot('rest')}`)).toEqual([
    { text: 'Dein Beitrag gefällt ' },
    { slot: 'first' },
    { text: ' und ' },
    { slot: 'rest' },
  ])
})
