/** The service's table of contents: what it answers, and the one consumer that keeps its index. */
import type { SearchService } from '@rookery/contracts'
import type { Consumer, DeadLetterStore, EventLog } from '@rookery/event-log'
import { createAccountRemover } from './accounts/remove-accounts.ts'
import type { SearchServiceConfig } from './config.ts'
import { consumeEvents } from './consumers/consume-events.ts'
import type { SearchContext } from './context.ts'
import type { SearchEngine } from './engine/port.ts'
import { openPostgresEngine } from './engine/postgres-engine.ts'
import { searchPeople } from './people/search-people.ts'
import { type Languages, searchPosts } from './query/search-posts.ts'
import { type Rebuilt, rebuildIndex } from './rebuild/rebuild-index.ts'
import { searchTags } from './tags/search-tags.ts'

export interface SearchDependencies extends Pick<SearchContext, 'users' | 'tweets' | 'logger'> {
  eventLog: Pick<EventLog, 'consume'>
  deadLetters: DeadLetterStore
}

export interface SearchApp extends AsyncDisposable {
  service: SearchService
  /** Makes the index anew beside live changes; what is there answers until it is done. Stopped, it leaves nothing. */
  rebuild(stopped?: AbortSignal): Promise<Rebuilt>
  /** Resolves when all events of before the call are applied and nothing waits to be removed. For tests and drains. */
  caughtUp(): Promise<void>
}

/** How long the languages of most posts are taken for known. */
const LANGUAGES_MS = 60_000

/** Opens its own connections, patiently where Elasticsearch is away; disposing finishes the batch in hand. Without an event log it only answers and rebuilds. */
export async function createSearchService(
  config: SearchServiceConfig,
  {
    eventLog,
    deadLetters,
    ...outside
  }: Omit<SearchDependencies, 'eventLog' | 'deadLetters'> & Partial<SearchDependencies>,
): Promise<SearchApp> {
  await using opening = new AsyncDisposableStack()
  const engine = opening.use(await openEngine(config, outside))
  const context: SearchContext = {
    engine,
    index: engine.posts,
    people: engine.people,
    ...outside,
    localHost: new URL(config.publicUrl).host,
  }
  const remover = opening.use(createAccountRemover(context))
  let consumer: Consumer | undefined
  if (eventLog && deadLetters) {
    consumer = opening.use(await consumeEvents(context, { eventLog, deadLetters }, remover.wake))
    remover.wake()
  }
  const opened = opening.move()
  return {
    service: searchMethods(context),
    rebuild: (stopped) => rebuildIndex(context, stopped),
    async caughtUp() {
      await consumer?.caughtUp()
      await remover.idle()
      await Promise.all([engine.posts.refresh(), engine.people.refresh()])
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

async function openEngine(config: SearchServiceConfig, outside: Pick<SearchContext, 'logger'>): Promise<SearchEngine> {
  if (!config.elasticsearch) return openPostgresEngine(config, outside)
  // Only who uses it loads its client.
  const { openElasticsearchEngine } = await import('./engine/elasticsearch-engine.ts')
  return openElasticsearchEngine(config.elasticsearch, outside)
}

function searchMethods(context: SearchContext): SearchService {
  const languages = kept(() => context.index.commonLanguages(3))
  return {
    searchPosts: (input) => searchPosts(context, languages, input),
    searchPeople: (input) => searchPeople(context.people, input),
    searchTags: (input) => searchTags(context.index, input),
  }
}

/** Asked again after a minute, and at once while there is nothing yet; what failed is not kept. */
function kept(ask: Languages): Languages {
  let answer: Promise<string[]> | null = null
  let until = 0
  const forget = (asked: Promise<string[]>) => {
    if (answer === asked) answer = null
  }
  return () => {
    if (answer === null || performance.now() > until) {
      until = performance.now() + LANGUAGES_MS
      const asked = ask()
      answer = asked
      asked.then(
        (found) => found.length === 0 && forget(asked),
        () => forget(asked),
      )
    }
    return answer
  }
}
