/** "alice, bob and 3 others", each name a link. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { t } from '../i18n/i18n.ts'
import { piecesOf, slot } from './sentence.ts'
import { usePerson } from './use-known.ts'

/** Puts what is more than text into the places of a sentence. */
export function Sentence({ text, slots }: { text: string; slots: Readonly<Record<string, ReactNode>> }) {
  return piecesOf(text).map((piece) => {
    if ('text' in piece) return piece.text
    return <span key={piece.slot}>{slots[piece.slot]}</span>
  })
}

function Name({ id }: { id: string }) {
  const account = usePerson(id)
  if (!account) return null
  return (
    <Link to="/@{$acct}" params={{ acct: account.acct }} className="font-semibold text-ink hover:underline">
      <bdi className="wrap-anywhere">{account.displayName || account.username}</bdi>
    </Link>
  )
}

/** `others` wraps the number of those who are not named: a link to all of them. */
export function PeopleNames({
  ids,
  count,
  others,
}: {
  ids: readonly string[]
  count: number
  others(text: string): ReactNode
}) {
  const [first, second] = ids
  if (!first) return null
  if (count <= 1 || !second) {
    const rest = count - 1
    if (rest <= 0) return <Name id={first} />
    const text = t('notifications.people.oneAndOthers', { first: slot('first'), others: slot('others') })
    const more = t('notifications.people.others', { count: rest })
    return <Sentence text={text} slots={{ first: <Name id={first} />, others: others(more) }} />
  }
  const slots = { first: <Name id={first} />, second: <Name id={second} /> }
  const values = { first: slot('first'), second: slot('second') }
  if (count === 2) return <Sentence text={t('notifications.people.two', values)} slots={slots} />
  const text = t('notifications.people.twoAndOthers', { ...values, others: slot('others') })
  const more = t('notifications.people.others', { count: count - 2 })
  return <Sentence text={text} slots={{ ...slots, others: others(more) }} />
}
