import { expect, it } from 'vitest'
import type { Status } from '../entities/entities.ts'
import { filteredBy } from './filters.ts'

const filtered = (...filters: [title: string, filterAction: string, ...context: string[]][]) =>
  ({
    filtered: filters.map(([title, filterAction, ...context]) => ({ filter: { title, filterAction, context } })),
  }) as unknown as Pick<Status, 'filtered'>

it('counts only where the filter applies', () => {
  expect(filteredBy(filtered(['Spoilers', 'warn', 'home']), 'home')).toEqual({ action: 'warn', titles: ['Spoilers'] })
  expect(filteredBy(filtered(['Spoilers', 'warn', 'home']), 'thread')).toBeNull()
  expect(filteredBy({}, 'home')).toBeNull()
})

it('the strictest of several wins, and all are named once', () => {
  const all = filtered(['A', 'blur', 'home'], ['B', 'hide', 'home'], ['A', 'warn', 'home'])
  expect(filteredBy(all, 'home')).toEqual({ action: 'hide', titles: ['A', 'B'] })
})
