import { decode } from 'blurhash'
import { useEffect, useRef } from 'react'

/** So small that drawing it takes a fraction of a millisecond; the browser smoothes it. */
const EDGE = 16

/** A blurhash over its whole parent. */
export function Blur({ hash }: { hash: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    try {
      context.putImageData(new ImageData(new Uint8ClampedArray(decode(hash, EDGE, EDGE)), EDGE, EDGE), 0, 0)
    } catch {
      // Not a blurhash: the mean colour or the plain background stays.
    }
  }, [hash])
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in a canvas without tabindex has the focus
  return <canvas ref={canvas} width={EDGE} height={EDGE} aria-hidden="true" className="absolute inset-0 size-full" />
}
