import type { mastodon } from 'masto'
import { Picture } from './picture.tsx'
import { shownAspect } from './shape.ts'

type Media = mastodon.v1.MediaAttachment

interface Props {
  pictures: readonly Media[]
  shown: boolean
  lang?: string
  onOpen(picture: Media): void
  /** On the post's own page there is more room. */
  tall: boolean
}

/** One picture in its own shape; two beside each other; a large one and two small; four in a square. */
export function PictureGrid({ pictures, shown, lang, onOpen, tall }: Props) {
  const first = pictures[0]
  if (!first) return null
  const picture = (each: Media, className = '') => (
    <Picture
      key={each.id}
      media={each}
      shown={shown}
      lang={lang}
      className={className}
      wide={pictures.length === 1}
      onOpen={() => onOpen(each)}
    />
  )
  if (pictures.length === 1) {
    const aspect = shownAspect(first)
    return (
      <div
        className="overflow-hidden rounded-xl"
        style={{ aspectRatio: aspect, maxWidth: `${(tall ? 40 : 27) * aspect}rem` }}
      >
        {picture(first)}
      </div>
    )
  }
  const shape = pictures.length <= 4 ? 'aspect-[16/10]' : ''
  const rows = pictures.length === 2 ? 'grid-rows-1' : pictures.length <= 4 ? 'grid-rows-2' : 'auto-rows-[11rem]'
  return (
    <div className={`grid grid-cols-2 gap-0.5 overflow-hidden rounded-xl ${shape} ${rows}`}>
      {pictures.map((each, index) => picture(each, pictures.length === 3 && index === 0 ? 'row-span-2' : ''))}
    </div>
  )
}
