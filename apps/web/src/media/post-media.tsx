/** The attachments of a post, each in a room of its final size. */
import { Eye, EyeOff } from 'lucide-react'
import type { Status } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'
import { usePostView } from '../post/post-view.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { PictureGrid } from './picture-grid.tsx'
import { AttachedFile, Player } from './player.tsx'
import { useOpenViewer } from './use-viewer.ts'

interface Props {
  status: Status
  /** Hidden at first by a filter. */
  blurred: boolean
  large: boolean
}

export function PostMedia(props: Props) {
  if (props.status.mediaAttachments.length === 0) return null
  return <Media {...props} />
}

function Media({ status, blurred, large }: Props) {
  const [view, change] = usePostView(status.id)
  const openViewer = useOpenViewer()
  const media = status.mediaAttachments
  // Who opened the warning has been warned.
  const covered = blurred || (status.sensitive && !status.spoilerText)
  const shown = view.media ?? !covered
  const viewable = media.filter(({ url, type }) => url && type !== 'unknown')
  const pictures = media.filter(({ type }) => type === 'image')
  const lang = status.language ?? undefined
  return (
    <div className="relative mt-2 flex flex-col gap-2">
      {pictures.length > 0 && (
        <PictureGrid
          pictures={pictures}
          shown={shown}
          lang={lang}
          onOpen={(picture) => openViewer(status.id, viewable.indexOf(picture))}
          tall={large}
        />
      )}
      {media.map((each) =>
        each.type === 'image' ? null : each.type === 'unknown' ? (
          <AttachedFile key={each.id} media={each} />
        ) : (
          <Player key={each.id} media={each} shown={shown} lang={lang} />
        ),
      )}
      {!shown && (
        <button
          type="button"
          onClick={() => change({ media: true })}
          className="absolute inset-0 grid place-items-center rounded-xl"
        >
          <span className="flex min-h-10 items-center gap-2 rounded-full bg-black/75 px-4 text-sm font-semibold text-white">
            <Eye size={18} strokeWidth={1.75} aria-hidden="true" />
            {t('media.sensitive')} · {t('media.show')}
          </span>
        </button>
      )}
      {shown && covered && (
        <IconButton
          name={t('media.hide')}
          icon={EyeOff}
          onClick={() => change({ media: false })}
          className="absolute top-1.5 right-1.5 bg-black/65 text-white hover:bg-black/80"
        />
      )}
    </div>
  )
}
