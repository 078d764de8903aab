import { ChevronLeft, ChevronRight, FileAudio, FileVideo, RotateCw, X } from 'lucide-react'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { type Attachment, isLocal, lacksDescription } from './attachments.ts'

interface Props {
  attachment: Attachment
  index: number
  count: number
  onMove(step: 1 | -1): void
  onRemove(): void
  onRetry(): void
  onDescribe(): void
}

/** One file: its picture at once, how its upload goes, its description, its place. */
export function AttachmentTile({ attachment, index, count, onMove, onRemove, onRetry, onDescribe }: Props) {
  const position = t('compose.fileOf', { number: index + 1, count })
  const missing = lacksDescription(attachment)
  const described = attachment.description.trim() !== ''
  return (
    <li aria-label={position} className="min-w-0 scroll-mt-16 scroll-mb-52 rounded-xl border border-line bg-raised">
      <div className="relative aspect-[4/3] overflow-hidden rounded-t-xl bg-sunken">
        <Preview attachment={attachment} />
        <Progress attachment={attachment} onRetry={onRetry} />
        <IconButton
          name={attachment.state === 'uploading' ? t('compose.stop') : t('compose.remove')}
          icon={X}
          onClick={onRemove}
          className="absolute top-1 right-1 bg-paper/85 text-ink hover:bg-paper!"
        />
      </div>
      <div className="flex items-center justify-between">
        {count > 1 && (
          <IconButton
            data-move
            name={t('compose.moveBack')}
            icon={ChevronLeft}
            disabled={index === 0}
            onClick={() => onMove(-1)}
            className="max-sm:w-9"
          />
        )}
        <button
          type="button"
          onClick={onDescribe}
          title={described ? t('compose.describeAgain') : t('compose.describe')}
          className={`min-h-10 min-w-0 flex-1 truncate rounded-full px-1 text-sm font-medium hover:bg-sunken ${missing ? 'text-warn' : 'text-accent'}`}
        >
          {described ? t('compose.altThere') : t('compose.altMissing')}
        </button>
        {count > 1 && (
          <IconButton
            data-move
            name={t('compose.moveOn')}
            icon={ChevronRight}
            disabled={index === count - 1}
            onClick={() => onMove(1)}
            className="max-sm:w-9"
          />
        )}
      </div>
    </li>
  )
}

function Preview({ attachment: { kind, preview, focus, name } }: { attachment: Attachment }) {
  const shape = 'size-full object-cover'
  const place = { objectPosition: focus ? `${50 + focus.x * 50}% ${50 - focus.y * 50}%` : undefined }
  if (preview && (kind === 'image' || kind === 'unknown' || !isLocal(preview)))
    return <img src={preview} alt="" className={shape} style={place} />
  if (preview && kind !== 'audio') return <video src={preview} muted playsInline className={shape} style={place} />
  const Icon = kind === 'audio' ? FileAudio : FileVideo
  return (
    <span className="flex size-full flex-col items-center justify-center gap-2 px-3 text-sm text-muted">
      <Icon size={28} strokeWidth={1.5} aria-hidden="true" />
      <span className="max-w-full truncate">{name}</span>
    </span>
  )
}

function Progress({ attachment, onRetry }: { attachment: Attachment; onRetry(): void }) {
  const { state, progress, problem } = attachment
  if (state === 'ready') return null
  if (state === 'failed')
    return (
      <div
        role="alert"
        className="absolute inset-0 flex flex-col items-center justify-center gap-2 bg-paper/90 px-2 pt-8 pb-2 text-center"
      >
        <p className="line-clamp-3 text-[13px] text-danger">{problem}</p>
        <Button kind="quiet" onClick={onRetry}>
          <RotateCw size={16} strokeWidth={1.75} aria-hidden="true" />
          {t('app.retry')}
        </Button>
      </div>
    )
  const percent = Math.round(progress * 100)
  return (
    <div className="absolute inset-x-0 bottom-0 bg-paper/85 px-2 py-1.5 text-[13px]">
      {state === 'processing' ? t('compose.processing') : t('compose.uploading', { percent })}
      <div
        role="progressbar"
        aria-label={t('compose.progress')}
        aria-valuenow={state === 'processing' ? undefined : percent}
        className="mt-1 h-1 overflow-hidden rounded-full bg-line"
      >
        <div className="h-full origin-left bg-accent" style={{ transform: `scaleX(${progress})` }} />
      </div>
    </div>
  )
}
