import { useEffect, useState } from 'react'

/** What was typed, once it has not changed for `ms`: a request a pause, not a letter. */
export function useSettled(text: string, ms: number): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(setSettled, ms, text)
    return () => clearTimeout(timer)
  }, [text, ms])
  return settled
}
