/** One picture of a profile: what it is or will be, and the ways to choose another or none. */
import { ImagePlus, Trash2, Undo2 } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { t } from '../i18n/i18n.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { LIMITS, type PictureChange } from './profile-draft.ts'

const TYPES = 'image/png,image/jpeg,image/gif,image/webp'

interface Props {
  which: 'avatar' | 'header'
  /** Whether there is one now that could be taken away. */
  present: boolean
  change: PictureChange
  onChange(change: PictureChange): void
  onProblem(text: string | null): void
  disabled: boolean
  /** Draws the chosen picture (an address), or what is there without (null: none, undefined: the present one). */
  children(preview: string | null | undefined): ReactNode
  className?: string
}

export function PictureChoice({
  which,
  present,
  change,
  onChange,
  onProblem,
  disabled,
  children,
  className = '',
}: Props) {
  const input = useRef<HTMLInputElement>(null)
  const preview = usePreview(change)
  const choose = (file: File | undefined) => {
    if (!file) return
    if (!TYPES.includes(file.type) || !file.type) return onProblem(t('profile.pictureType'))
    if (file.size > LIMITS.pictureBytes) return onProblem(t('profile.pictureSize'))
    onProblem(null)
    onChange(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button beside it chooses
    <div
      className={`relative ${className}`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        choose(event.dataTransfer.files[0])
      }}
    >
      {children(preview)}
      <div className="absolute right-2 bottom-2 flex gap-2">
        <IconButton
          icon={ImagePlus}
          name={t(`profile.${which}Choose`)}
          className={OVER}
          disabled={disabled}
          onClick={() => input.current?.click()}
        />
        {change !== undefined ? (
          <IconButton
            icon={Undo2}
            name={t(`profile.${which}Keep`)}
            className={OVER}
            disabled={disabled}
            onClick={() => onChange(undefined)}
          />
        ) : (
          present && (
            <IconButton
              icon={Trash2}
              name={t(`profile.${which}Remove`)}
              className={OVER}
              disabled={disabled}
              onClick={() => onChange(null)}
            />
          )
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept={TYPES}
        hidden
        onChange={(event) => {
          choose(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </div>
  )
}

/** Legible on any picture. */
const OVER = 'raised border border-line'

function usePreview(change: PictureChange): string | null | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (!change) return setUrl(undefined)
    const made = URL.createObjectURL(change)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [change])
  return change === null ? null : url
}
