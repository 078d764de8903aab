/** PostIndex in memory, for tests: the rules of the port and nothing of an engine. Its stemmer knows `-s` and `-ing` of English. */
import { comparePositions, type Id, type Position } from '@rookery/contracts'
import type { Query, Reason } from '../query/types.ts'
import { fold } from '../text/fold.ts'
import type { IndexChange, PostDocument, PostIndex, PostSearch } from './port.ts'

type Author = Extract<IndexChange, { kind: 'author' }>

export function createMemoryIndex(): PostIndex {
  const posts = new Map<Id, { version: Position; document: PostDocument | null }>()
  const library = new Map<string, { version: Position; kept: boolean; accountId: Id; postId: Id; reason: Reason }>()
  const authors = new Map<Id, Author>()
  const newer = (old: { version: Position } | undefined, version: Position) =>
    !old || comparePositions(old.version, version) < 0

  const keeps = (viewerId: Id | null, document: PostDocument, reasons: readonly Reason[] | null) =>
    viewerId !== null &&
    ((reasons === null && document.authorId === viewerId) ||
      [...library.values()].some(
        ({ kept, accountId, postId, reason }) =>
          kept && accountId === viewerId && postId === document.id && (reasons?.includes(reason) ?? true),
      ))
  const isOpen = ({ open, authorId }: PostDocument) => open && (authors.get(authorId)?.indexable ?? true)

  function matches(query: Query, document: PostDocument, search: PostSearch): boolean {
    switch (query.kind) {
      case 'all':
        return query.of.every((part) => matches(part, document, search))
      case 'any':
        return query.of.some((part) => matches(part, document, search))
      case 'not':
        return !matches(query.of, document, search)
      case 'fact':
        return document.facts.includes(query.fact)
      case 'made':
        return document.id >= query.from && document.id < query.below
      case 'kept':
        return keeps(search.viewerId, document, query.reasons)
      case 'public':
        return isOpen(document)
      case 'words':
        return document.words.some(({ at }) =>
          query.words.every((word, index) => wordAt(document, at + index, word, index)),
        )
    }
    function wordAt({ words, language }: PostDocument, at: number, word: string, index: number): boolean {
      const leaf = query as Extract<Query, { kind: 'words' }>
      const found = words.find((other) => other.at === at)?.word
      if (found === undefined) return false
      if (found === word || (leaf.open && index === leaf.words.length - 1 && found.startsWith(word))) return true
      return (
        leaf.stemmed &&
        language !== null &&
        search.languages.includes(language) &&
        stem(language, found) === stem(language, word)
      )
    }
  }

  return {
    async apply(changes) {
      for (const change of changes) {
        const { version } = change
        if (change.kind === 'author') {
          if (newer(authors.get(change.accountId), version)) authors.set(change.accountId, change)
        } else if (change.kind === 'put' || change.kind === 'remove') {
          const document = change.kind === 'put' ? change.document : null
          const id = change.kind === 'put' ? change.document.id : change.id
          if (newer(posts.get(id), version)) posts.set(id, { version, document })
        } else {
          const { accountId, postId, reason } = change
          const key = `${accountId} ${postId} ${reason}`
          const kept = change.kind === 'keep'
          if (newer(library.get(key), version)) library.set(key, { version, kept, accountId, postId, reason })
        }
      }
    },
    async refresh() {},
    async search(search) {
      const { below = Infinity, above = -1, after, limit, viewerId } = search
      const found = [...posts.values()].flatMap(({ document }) => document ?? [])
      return found
        .filter((document) => authors.get(document.authorId)?.active ?? true)
        .filter((document) => isOpen(document) || keeps(viewerId, document, null))
        .filter((document) => document.id < below && document.id > above)
        .filter((document) => matches(search.query, document, search))
        .map((document) => ({ document, score: scoreOf(search.query, document) }))
        .filter(({ score }) => score < (Number(after ?? Infinity) || Infinity))
        .sort((a, b) => b.score - a.score)
        .slice(0, limit)
        .map(({ document, score }) => ({
          id: document.id,
          kept: keeps(viewerId, document, null),
          cursor: String(score),
        }))
    },
    stems: async (language, words) => new Map(words.map((word) => [word, stem(language, word)])),
    async commonLanguages(limit) {
      const languages = [...posts.values()].flatMap(({ document }) => document?.language ?? [])
      return [...new Set(languages)].slice(0, limit)
    },
    async completeTags({ prefix, limit, offset }) {
      const uses = new Map<string, number>()
      for (const { document } of posts.values()) {
        if (document?.open) for (const tag of document.tags) uses.set(tag, (uses.get(tag) ?? 0) + 1)
      }
      return [...uses]
        .map(([name, count]) => ({ name, uses: count }))
        .filter(({ name }) => fold(name).startsWith(prefix))
        .sort(
          (a, b) =>
            Number(fold(b.name) === prefix) - Number(fold(a.name) === prefix) ||
            b.uses - a.uses ||
            (a.name < b.name ? -1 : 1),
        )
        .slice(offset, offset + limit)
    },
    async removeAccount(accountId, limit) {
      const own = [...posts].filter(([, { document }]) => document?.authorId === accountId).slice(0, limit)
      for (const [id] of own) posts.delete(id)
      const entries = [...library].filter(([, entry]) => entry.accountId === accountId).slice(0, limit - own.length)
      for (const [key] of entries) library.delete(key)
      return own.length + entries.length
    },
  }
}

/** A word as it stands counts like ten days. */
function scoreOf(query: Query, document: PostDocument): number {
  const exact = query.kind === 'words' && document.words.some(({ word }) => word === query.words[0])
  return document.id + (exact ? 10 * 86_400_000 * 4096 : 0)
}

const stem = (language: string | null, word: string): string =>
  language === 'en' ? word.replace(/(?:n?ing|s)$/, '') || word : word
