/** A few authors, and readers who follow all of them and listen. */
import { type Person, signUp } from '../../src/support/people.ts'
import { act } from '../../src/support/posting.ts'
import type { Server } from '../../src/support/server.ts'
import { type Listener, listen } from './listening.ts'

export interface Town extends AsyncDisposable {
  authors: Person[]
  readers: Person[]
  listeners: Listener[]
}

export async function settle(server: Server, sizes = { authors: 10, readers: 4 }): Promise<Town> {
  await using stack = new AsyncDisposableStack()
  const authors: Person[] = []
  for (let n = 0; n < sizes.authors; n++) authors.push(await signUp(server, `author${n}`))
  const readers: Person[] = []
  const listeners: Listener[] = []
  for (let n = 0; n < sizes.readers; n++) {
    const reader = await signUp(server, `reader${n}`)
    for (const author of authors) await act(reader, author, 'follow')
    // From the first read on there is a timeline to deliver to.
    await reader.json('/api/v1/timelines/home')
    readers.push(reader)
    listeners.push(stack.use(await listen(server, reader)))
  }
  const opened = stack.move()
  return { authors, readers, listeners, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}
