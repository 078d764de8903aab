/** Lists and followed hashtags in memory, for route tests. */
import {
  type GraphArrays,
  type Id,
  invalid,
  type List,
  type ListMethods,
  normalizeTag,
  notFound,
  type TagFollowMethods,
} from '@rookery/contracts'
import { pageOf } from './page-of.ts'

type Member = { id: Id; listId: Id; memberId: Id }
type TagFollow = { id: Id; accountId: Id; tag: string }

/** `follows`: may the account have them in a list, are they still members? */
export function createFakeLists(nextId: () => Id, follows: (accountId: Id, memberId: Id) => boolean) {
  const lists = new Map<Id, List>()
  let members: Member[] = []
  let tags: TagFollow[] = []

  const own = ({ accountId, listId }: { accountId: Id; listId: Id }): List => {
    const list = lists.get(listId)
    if (list?.accountId !== accountId) throw notFound()
    return list
  }
  const of = (accountId: Id) => [...lists.values()].filter((list) => list.accountId === accountId)
  const membersOf = (list: List) =>
    members.filter(({ listId, memberId }) => listId === list.id && follows(list.accountId, memberId))
  const save = (list: List): List => {
    if (list.title.trim() === '') throw invalid("Title can't be blank")
    lists.set(list.id, list)
    return list
  }

  const service: ListMethods & TagFollowMethods = {
    listsOf: async ({ accountId }) => of(accountId),
    listsWith: async ({ accountId, memberId }) =>
      of(accountId).filter((list) => membersOf(list).some((member) => member.memberId === memberId)),
    async loadList({ accountId, listId }) {
      const list = lists.get(listId)
      if (list?.accountId !== accountId) return null
      return { list, memberIds: membersOf(list).map(({ memberId }) => memberId) }
    },
    createList: async (input) => save({ ...input, id: nextId() }),
    async updateList({ title, repliesPolicy, exclusive, ...where }) {
      const list = own(where)
      return save({
        ...list,
        title: title ?? list.title,
        repliesPolicy: repliesPolicy ?? list.repliesPolicy,
        exclusive: exclusive ?? list.exclusive,
      })
    },
    async deleteList(input) {
      lists.delete(own(input).id)
    },
    async addListMembers({ memberIds, ...where }) {
      const list = own(where)
      if (!memberIds.every((id) => follows(list.accountId, id))) throw notFound()
      const known = new Set(membersOf(list).map(({ memberId }) => memberId))
      for (const memberId of memberIds)
        if (!known.has(memberId)) members.push({ id: nextId(), listId: list.id, memberId })
    },
    async removeListMembers({ memberIds, ...where }) {
      const { id } = own(where)
      members = members.filter(({ listId, memberId }) => listId !== id || !memberIds.includes(memberId))
    },
    async listMemberPage({ accountId, listId, ...paging }) {
      const page = pageOf(membersOf(own({ accountId, listId })), paging)
      return {
        ids: page.map(({ memberId }) => memberId),
        firstCursor: page[0]?.id ?? null,
        lastCursor: page.at(-1)?.id ?? null,
      }
    },
    async followTag({ accountId, tag: given }) {
      const tag = normalizeTag(given)
      if (!/^[\p{L}\p{N}_]+$/u.test(tag)) throw notFound()
      if (!tags.some((one) => one.accountId === accountId && one.tag === tag))
        tags.push({ id: nextId(), accountId, tag })
    },
    async unfollowTag({ accountId, tag }) {
      tags = tags.filter((one) => one.accountId !== accountId || one.tag !== normalizeTag(tag))
    },
    async followedTagPage({ accountId, ...paging }) {
      const mine = tags.filter((one) => one.accountId === accountId)
      const page = pageOf(mine, paging)
      return {
        tags: page.map(({ tag }) => tag),
        firstCursor: page[0]?.id ?? null,
        lastCursor: page.at(-1)?.id ?? null,
      }
    },
    tagsFollowed: async () => [],
    tagFollowersAfter: async () => [],
  }
  const graph = (viewerId: Id): Pick<GraphArrays, 'followedTags' | 'listedExclusively'> => ({
    followedTags: tags.filter(({ accountId }) => accountId === viewerId).map(({ tag }) => tag),
    listedExclusively: of(viewerId)
      .filter(({ exclusive }) => exclusive)
      .flatMap((list) => membersOf(list).map(({ memberId }) => memberId)),
  })
  return { service, graph }
}
