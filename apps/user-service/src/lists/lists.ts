// Lists and their members. Whose list it is stands in every statement: nobody else's can be read or changed.
import { type Id, type IdPage, invalid, type List, type ListMethods, notFound, type Paging } from '@rookery/contracts'
import { keyset } from '@rookery/database'
import type { UserContext } from '../context.ts'

type Context = Pick<UserContext, 'pool' | 'graphChanged'>

/** Mastodon's bounds. */
const MOST_LISTS = 50
const LONGEST_TITLE = 256

const COLUMNS = 'id, account_id AS "accountId", title, replies_policy AS "repliesPolicy", exclusive'

export const listMethods = (context: Context): ListMethods => ({
  listsOf: ({ accountId }) => select(context, 'account_id = $1 ORDER BY id', [accountId]),
  listsWith: ({ accountId, memberId }) =>
    select(
      context,
      'id IN (SELECT list_id FROM users.list_members WHERE account_id = $1 AND member_id = $2) ORDER BY id',
      [accountId, memberId],
    ),
  loadList: (input) => loadList(context, input),
  createList: (input) => createList(context, input),
  updateList: (input) => updateList(context, input),
  deleteList: (input) => deleteList(context, input),
  addListMembers: (input) => addListMembers(context, input),
  removeListMembers: (input) => removeListMembers(context, input),
  listMemberPage: (input) => listMemberPage(context, input),
})

async function select({ pool }: Pick<Context, 'pool'>, where: string, values: unknown[]): Promise<List[]> {
  return (await pool.query<List>(`SELECT ${COLUMNS} FROM users.lists WHERE ${where}`, values)).rows
}

async function findList(context: Pick<Context, 'pool'>, accountId: Id, listId: Id): Promise<List> {
  const [list] = await select(context, 'id = $1 AND account_id = $2', [listId, accountId])
  if (!list) throw notFound()
  return list
}

/** List and members from one statement: hot for open list streams and timelines. */
async function loadList(
  { pool }: Pick<Context, 'pool'>,
  { accountId, listId }: { accountId: Id; listId: Id },
): Promise<{ list: List; memberIds: Id[] } | null> {
  const { rows } = await pool.query<List & { memberIds: Id[] }>({
    name: 'load-list',
    text: `SELECT ${COLUMNS}, ARRAY(SELECT member_id FROM users.list_members WHERE list_id = $1 ORDER BY 1) AS "memberIds"
           FROM users.lists WHERE id = $1 AND account_id = $2`,
    values: [listId, accountId],
  })
  if (!rows[0]) return null
  const { memberIds, ...list } = rows[0]
  return { list, memberIds }
}

async function createList(context: Context, input: Omit<List, 'id'>): Promise<List> {
  const { rows } = await context.pool.query<List>(
    `INSERT INTO users.lists (account_id, title, replies_policy, exclusive)
     SELECT $1, $2, $3, $4 WHERE (SELECT count(*) FROM users.lists WHERE account_id = $1) < ${MOST_LISTS}
     RETURNING ${COLUMNS}`,
    [input.accountId, checkTitle(input.title), input.repliesPolicy, input.exclusive],
  )
  if (!rows[0]) throw invalid('You have reached the maximum number of lists')
  return rows[0]
}

async function updateList(context: Context, input: Parameters<ListMethods['updateList']>[0]): Promise<List> {
  const title = input.title === undefined ? null : checkTitle(input.title)
  const { rows } = await context.pool.query<List>(
    `UPDATE users.lists SET title = coalesce($3, title), replies_policy = coalesce($4, replies_policy),
       exclusive = coalesce($5, exclusive)
     WHERE id = $1 AND account_id = $2 RETURNING ${COLUMNS}`,
    [input.listId, input.accountId, title, input.repliesPolicy ?? null, input.exclusive ?? null],
  )
  if (!rows[0]) throw notFound()
  await context.graphChanged([input.accountId])
  return rows[0]
}

async function deleteList(context: Context, { accountId, listId }: { accountId: Id; listId: Id }): Promise<void> {
  const { rowCount } = await context.pool.query('DELETE FROM users.lists WHERE id = $1 AND account_id = $2', [
    listId,
    accountId,
  ])
  if (rowCount === 0) throw notFound()
  await context.graphChanged([accountId])
}

type Members = { accountId: Id; listId: Id; memberIds: Id[] }

/** SQLSTATE, PostgreSQL documentation, appendix A. */
const FOREIGN_KEY_VIOLATION = '23503'

async function addListMembers(context: Context, { accountId, listId, memberIds }: Members): Promise<void> {
  // The table's own keys say whose list it is and who may be in it.
  await context.pool
    .query(
      `INSERT INTO users.list_members (list_id, account_id, member_id) SELECT $1, $2, unnest($3::bigint[])
       ON CONFLICT (list_id, member_id) DO NOTHING`,
      [listId, accountId, [...new Set(memberIds)]],
    )
    .catch((error) => {
      throw error.code === FOREIGN_KEY_VIOLATION ? notFound() : error
    })
  if (memberIds.length === 0) await findList(context, accountId, listId)
  await context.graphChanged([accountId])
}

async function removeListMembers(context: Context, { accountId, listId, memberIds }: Members): Promise<void> {
  await findList(context, accountId, listId)
  await context.pool.query(
    'DELETE FROM users.list_members WHERE list_id = $1 AND account_id = $2 AND member_id = ANY ($3::bigint[])',
    [listId, accountId, memberIds],
  )
  await context.graphChanged([accountId])
}

/** By the id of the membership, newest first. */
async function listMemberPage(
  context: Pick<Context, 'pool'>,
  { accountId, listId, ...paging }: { accountId: Id; listId: Id } & Paging,
): Promise<IdPage> {
  await findList(context, accountId, listId)
  const values: unknown[] = [listId]
  const page = keyset(paging, 'm.id', values)
  const { rows } = await context.pool.query<{ cursor: Id; id: Id }>(
    `SELECT m.id AS cursor, m.member_id AS id
     FROM users.list_members m JOIN users.accounts a ON a.id = m.member_id AND a.state = 'active'
     WHERE m.list_id = $1 AND ${page.where} ${page.orderAndLimit}`,
    values,
  )
  const found = page.newestFirst(rows)
  return {
    ids: found.map(({ id }) => id),
    firstCursor: found.at(0)?.cursor ?? null,
    lastCursor: found.at(-1)?.cursor ?? null,
  }
}

function checkTitle(text: string): string {
  const title = text.trim()
  const wrong = (error: string, description: string) =>
    invalid(`Title ${description}`, { title: [{ error, description }] })
  if (title === '') throw wrong('ERR_BLANK', "can't be blank")
  if (title.length > LONGEST_TITLE) throw wrong('ERR_TOO_LONG', `is too long (maximum is ${LONGEST_TITLE} characters)`)
  if (title.includes('\0') || !title.isWellFormed()) throw wrong('ERR_INVALID', 'is invalid')
  return title
}
