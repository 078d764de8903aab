/** Warning, text and media of a post. What the warning covers is not in the document before it is opened. */
import type { Status } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'
import { PostMedia } from '../media/post-media.tsx'
import { PostText } from './post-text.tsx'
import { usePostView } from './post-view.ts'

interface Props {
  status: Status
  large?: boolean
  /** A filter says that its media are to be hidden at first. */
  blurred?: boolean
}

export function PostBody({ status, large = false, blurred = false }: Props) {
  const [view, change] = usePostView(status.id)
  const { spoilerText } = status
  const shown = !spoilerText || view.warning
  return (
    <div className={large ? 'mt-3 text-lg/7' : 'mt-0.5 text-[15px]'}>
      {spoilerText && (
        <button
          type="button"
          aria-expanded={shown}
          onClick={() => change({ warning: !view.warning })}
          className="my-1 flex min-h-10 w-full items-center justify-between gap-3 rounded-xl bg-sunken px-3 py-2 text-left"
        >
          <span dir="auto" lang={status.language ?? undefined} className="min-w-0 wrap-anywhere">
            {spoilerText}
          </span>
          <span className="shrink-0 text-sm font-semibold text-accent">
            {shown ? t('post.warning.hide') : t('post.warning.show')}
          </span>
        </button>
      )}
      {shown && (
        <>
          <PostText status={status} whole={large} />
          <PostMedia status={status} blurred={blurred} large={large} />
        </>
      )}
    </div>
  )
}
