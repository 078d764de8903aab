/** What is to become of the index, whatever it is kept in. */
import type { PersonChange } from './people/person.ts'
import type { IndexChange } from './post-index/port.ts'

export interface Changes {
  posts: IndexChange[]
  people: PersonChange[]
}
