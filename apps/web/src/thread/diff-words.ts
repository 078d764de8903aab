/** What changed between two texts, word by word. Pure. */
export interface Part {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** The table of the comparison has this many cells at most; of longer texts the middle counts as replaced. */
const CELLS = 1_000_000

/** Longest common subsequence of words and the space between them; equal beginnings and ends are set aside first. */
export function diffWords(before: string, after: string): Part[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const middle = compare(a.slice(start, a.length - end), b.slice(start, b.length - end))
  const same = (words: string[]): Part => ({ kind: 'same', text: words.join('') })
  return merge([same(a.slice(0, start)), ...middle, same(a.slice(a.length - end))])
}

const wordsOf = (text: string) => text.match(/\s+|[^\s]+/g) ?? []

function compare(a: string[], b: string[]): Part[] {
  if (a.length * b.length > CELLS)
    return [
      { kind: 'removed', text: a.join('') },
      { kind: 'added', text: b.join('') },
    ]
  const width = b.length + 1
  const common = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const parts: Part[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [old, fresh] = [a[i] ?? '', b[j] ?? '']
    if (i < a.length && j < b.length && old === fresh) {
      parts.push({ kind: 'same', text: old })
      i++
      j++
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ kind: 'removed', text: old })
      i++
    } else {
      parts.push({ kind: 'added', text: fresh })
      j++
    }
  }
  return parts
}

function merge(parts: Part[]): Part[] {
  const merged: Part[] = []
  for (const part of parts) {
    if (part.text === '') continue
    const last = merged.at(-1)
    if (last?.kind === part.kind) last.text += part.text
    else merged.push({ ...part })
  }
  return merged
}
