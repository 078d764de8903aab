/** From an idea to a text: `{slot}` becomes one of the slot's phrases, `[one|another]` one of those given. */
import type { Random } from '../random.ts'

export function expand(text: string, slots: Readonly<Record<string, readonly string[]>>, random: Random): string {
  const filled = text.replace(/\{(\w+)\}/g, (whole, name: string, at: number) => {
    const phrases = slots[name]
    if (!phrases) throw new Error(`no slot ${whole} for: ${text}`)
    const phrase = random.pick(phrases)
    return beginsSentence(text.slice(0, at)) ? phrase.charAt(0).toUpperCase() + phrase.slice(1) : phrase
  })
  return filled.replace(/\[([^[\]]*\|[^[\]]*)\]/g, (_, choices: string) => random.pick(choices.split('|')))
}

const beginsSentence = (before: string): boolean => /(^|[.!?]\s+)$/.test(before)
