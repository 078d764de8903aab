/** What holds the index: PostgreSQL in `standalone`, Elasticsearch in `distributed`. Chosen in app.ts, by the configuration. */
import type { DomainEvent } from '@rookery/contracts'
import type { ConsumeOptions } from '@rookery/event-log'
import type { Changes } from '../changes.ts'
import type { PeopleIndex } from '../people/port.ts'
import type { PostIndex } from '../post-index/port.ts'

/** Reads what events changed. Called after the engine knows where it must write. */
export type ChangesOf = (events: readonly DomainEvent[]) => Promise<Changes>

export interface SearchEngine extends AsyncDisposable {
  posts: PostIndex
  people: PeopleIndex
  /** How events reach the index: a repeat, or events out of order, end the same. */
  applying(changesOf: ChangesOf): Required<Pick<ConsumeOptions, 'handle' | 'replay' | 'effectsEpoch'>>
  /** Begins an index beside the live one: from here on events reach both. Rejects when another one is under way. */
  build(): Promise<IndexBuild>
}

export interface IndexBuild extends AsyncDisposable {
  write(changes: Changes): Promise<void>
  /** It answers from now on, and the other one is gone. Without this, disposing lets no change reach it any more, and the next build takes it away. */
  finish(): Promise<void>
}
