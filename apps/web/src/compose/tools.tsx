import { ImagePlus, Trash2, TriangleAlert } from 'lucide-react'
import { useRef } from 'react'
import { t } from '../i18n/i18n.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { LanguageMenu } from './language-menu.tsx'

interface Props {
  /** What the server takes. */
  types: readonly string[]
  /** There is room for another file. */
  room: boolean
  warned: boolean
  language: string | undefined
  languages: readonly string[]
  onFiles(files: File[]): void
  onWarn(): void
  onLanguage(code: string): void
  /** Nothing where there is nothing to discard. */
  onDiscard?: () => void
}

/** What a post may have beside its text. */
export function Tools({ types, room, warned, language, languages, onFiles, onWarn, onLanguage, onDiscard }: Props) {
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <div className="-ml-2.5 flex items-center text-muted">
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        accept={types.join(',')}
        aria-label={t('compose.addFiles')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // The same file may be chosen again.
          event.target.value = ''
        }}
      />
      <IconButton
        name={t('compose.addFiles')}
        icon={ImagePlus}
        disabled={!room}
        onClick={() => chooser.current?.click()}
      />
      <IconButton
        name={t('compose.warning')}
        icon={TriangleAlert}
        aria-pressed={warned}
        onClick={onWarn}
        className="aria-pressed:text-warn"
      />
      <LanguageMenu value={language} known={languages} onChange={onLanguage} />
      {onDiscard && <IconButton name={t('compose.discard')} icon={Trash2} onClick={onDiscard} />}
    </div>
  )
}
