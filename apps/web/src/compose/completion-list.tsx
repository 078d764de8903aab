import { Hash } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { t } from '../i18n/i18n.ts'
import { Avatar } from '../ui/avatar.tsx'
import type { Choice, Completion } from './use-completion.ts'

interface Props {
  id: string
  completion: Completion
}

/** Below the text, so that it never covers it; the keys stay with the text. */
export function CompletionList({ id, completion: { choices, active, choose, setActive } }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const open = choices.length > 0
  useEffect(() => {
    if (open) list.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  return (
    <>
      <span className="sr-only" aria-live="polite">
        {open && t('compose.choices', { count: choices.length })}
      </span>
      {open && (
        <div
          ref={list}
          id={id}
          role="listbox"
          aria-label={t('compose.choicesName')}
          className="raised absolute inset-x-0 top-full z-20 mt-1 scroll-mb-2 overflow-hidden rounded-xl py-1"
        >
          {choices.map((choice, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus, aria-activedescendant names the choice
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled where the focus is
            <div
              key={choice.word}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              onPointerMove={() => index !== active && setActive(index)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
              className="flex min-h-11 cursor-pointer items-center gap-3 px-3 py-1 aria-selected:bg-sunken"
            >
              <ChoiceText choice={choice} />
            </div>
          ))}
        </div>
      )}
    </>
  )
}

function ChoiceText({ choice: { word, account } }: { choice: Choice }) {
  if (!account)
    return (
      <>
        <Hash size={18} strokeWidth={1.75} aria-hidden="true" className="mx-1.5 shrink-0 text-muted" />
        <span className="truncate">{word.slice(1)}</span>
      </>
    )
  return (
    <>
      <Avatar account={account} size={30} />
      <span className="min-w-0 truncate text-[15px]">
        <span dir="auto" className="font-semibold">
          {account.displayName || account.username}
        </span>{' '}
        <span className="text-sm text-muted">{word}</span>
      </span>
    </>
  )
}
