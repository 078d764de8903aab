import { useState } from 'react'

/** Of those who have none the server says this one. */
export const isMissing = (url: string) => !url || /\/headers\/missing\.png$/.test(url)

/** Its room is there before it is. */
export function HeaderPicture({ url }: { url: string }) {
  const [failed, setFailed] = useState<string | null>(null)
  return (
    <div className="aspect-[3/1] overflow-hidden bg-accent-soft">
      {!isMissing(url) && failed !== url && (
        <img src={url} alt="" onError={() => setFailed(url)} className="size-full object-cover" />
      )}
    </div>
  )
}
