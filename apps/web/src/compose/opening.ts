/** What a reply begins with: everybody in the conversation but oneself. Pure. */
import type { Status } from '../entities/entities.ts'

export interface Opening {
  text: string
  /** The people greeted beside the author are selected: typing goes on without them, an arrow key keeps them. */
  select: [start: number, end: number]
}

type Answered = Pick<Status, 'mentions'> & { account: Pick<Status['account'], 'acct'> }

export function openReply(replyTo: Answered, me: string | undefined): Opening {
  const isMe = (acct: string) => acct.toLowerCase() === me?.toLowerCase()
  const seen = new Set<string>()
  const others = [replyTo.account.acct, ...replyTo.mentions.map(({ acct }) => acct)].filter((acct) => {
    const key = acct.toLowerCase()
    if (isMe(acct) || seen.has(key)) return false
    seen.add(key)
    return true
  })
  const text = others.map((acct) => `@${acct} `).join('')
  const first = isMe(replyTo.account.acct) || others.length < 2 ? text.length : `@${others[0]} `.length
  return { text, select: [first, text.length] }
}
