// Making, changing and deleting a filter, its keywords included.
import { type Filter, type FilterChanges, type Id, type KeywordChange, notFound } from '@rookery/contracts'
import type { PoolClient } from 'pg'
import { changeFilters, type FilterDeps, requireFilter } from './change-filters.ts'
import { checkFilter, secondsOf } from './check-filter.ts'
import { filtersOf } from './find-filters.ts'

export async function createFilter(
  deps: FilterDeps,
  { accountId, changes }: { accountId: Id; changes: FilterChanges },
): Promise<Filter> {
  checkFilter(changes, true)
  const { title, context, action = 'warn', expiresInSeconds = null, keywords = [] } = changes
  const id = await changeFilters(deps, accountId, async (client) => {
    const { rows } = await client.query<{ id: Id }>(
      `INSERT INTO users.filters (account_id, title, context, action, expires_at)
       SELECT id, $2, $3, $4, now() + make_interval(secs => $5) FROM users.accounts WHERE id = $1 RETURNING id`,
      [accountId, title, [...new Set(context)], action, secondsOf(expiresInSeconds)],
    )
    if (!rows[0]) throw notFound()
    await changeKeywords(client, rows[0].id, keywords)
    return rows[0].id
  })
  return filterOf(deps, accountId, id)
}

export async function updateFilter(
  deps: FilterDeps,
  { accountId, filterId, changes }: { accountId: Id; filterId: Id; changes: FilterChanges },
): Promise<Filter> {
  checkFilter(changes, false)
  const { title, context, action, expiresInSeconds, keywords = [] } = changes
  await changeFilters(deps, accountId, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE users.filters
       SET title = coalesce($3, title), context = coalesce($4, context), action = coalesce($5, action),
           expires_at = CASE WHEN $6 THEN now() + make_interval(secs => $7) ELSE expires_at END, updated_at = clock_timestamp()
       WHERE id = $1 AND account_id = $2`,
      [
        ...[filterId, accountId, title, context && [...new Set(context)], action],
        ...[expiresInSeconds !== undefined, secondsOf(expiresInSeconds ?? null)],
      ],
    )
    if (rowCount !== 1) throw notFound()
    await changeKeywords(client, filterId, keywords)
  })
  return filterOf(deps, accountId, filterId)
}

export async function deleteFilter(
  deps: FilterDeps,
  { accountId, filterId }: { accountId: Id; filterId: Id },
): Promise<void> {
  await changeFilters(deps, accountId, async (client) => {
    await requireFilter(client, accountId, filterId)
    await client.query('DELETE FROM users.filters WHERE id = $1', [filterId])
  })
}

async function changeKeywords(client: PoolClient, filterId: Id, changes: KeywordChange[]): Promise<void> {
  for (const { id, keyword, wholeWord, destroy } of changes) {
    if (id === undefined) continue
    const { rowCount } = destroy
      ? await client.query('DELETE FROM users.filter_keywords WHERE id = $1 AND filter_id = $2', [id, filterId])
      : await client.query(
          `UPDATE users.filter_keywords SET keyword = coalesce($3, keyword), whole_word = coalesce($4, whole_word)
           WHERE id = $1 AND filter_id = $2`,
          [id, filterId, keyword?.trim(), wholeWord],
        )
    if (rowCount !== 1) throw notFound()
  }
  const added = changes.filter(({ id, destroy }) => id === undefined && !destroy)
  if (added.length === 0) return
  await client.query(
    `INSERT INTO users.filter_keywords (filter_id, keyword, whole_word)
     SELECT $1, keyword, whole_word FROM unnest($2::text[], $3::boolean[]) AS k (keyword, whole_word)`,
    [filterId, added.map(({ keyword = '' }) => keyword.trim()), added.map(({ wholeWord = true }) => wholeWord)],
  )
}

async function filterOf(deps: FilterDeps, accountId: Id, id: Id): Promise<Filter> {
  const found = (await filtersOf(deps, { accountId })).find((filter) => filter.id === id)
  if (!found) throw notFound()
  return found
}
