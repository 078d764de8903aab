/** PeopleIndex on PostgreSQL: the schema `search`. */
import { type Pool, withTransaction } from '@rookery/database'
import { slotsToWrite } from '../../slots.ts'
import type { PeopleIndex } from '../port.ts'
import { applyPeople } from './apply-people.ts'
import { findPeople } from './find-people.ts'

export const createPostgresPeople = (pool: Pool): PeopleIndex => ({
  apply: (changes) => withTransaction(pool, async (tx) => applyPeople(tx, await slotsToWrite(tx), changes)),
  find: (search) => findPeople(pool, search),
  async refresh() {},
})
