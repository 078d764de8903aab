import { useId } from 'react'
import type { Status } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'
import { parseHtml } from './parse-html.tsx'
import { usePostView } from './post-view.ts'
import { RichText } from './rich-text.tsx'

/** Longer ones are cut in timelines; a few lines more are not worth a button. */
const LONG = 26

/** What the post says; a long one is cut where it is one of many. */
export function PostText({ status, whole }: { status: Status; whole: boolean }) {
  const [view, change] = usePostView(status.id)
  const id = useId()
  const { content, mentions, language } = status
  if (content === '') return null
  const text = { html: content, mentions, lang: language ?? undefined }
  if (whole || parseHtml(content, mentions).lines <= LONG) return <RichText {...text} />
  return (
    <>
      <div id={id} className={view.text ? '' : 'max-h-[30em] overflow-hidden fade-below'}>
        <RichText {...text} />
      </div>
      <button
        type="button"
        aria-expanded={view.text ?? false}
        aria-controls={id}
        onClick={() => change({ text: !view.text })}
        className="-mx-2 min-h-10 rounded-full px-2 text-sm font-semibold text-accent hover:underline"
      >
        {view.text ? t('post.less') : t('post.more')}
      </button>
    </>
  )
}
