/**
 * The form in which words are indexed and looked up: the same function on both sides, whatever the engine. Compatibility forms, case
 * and accents fall away (`Café`, `CAFE`, `ｃａｆé` → `cafe`); marks that make another letter elsewhere (й, が, Indic vowels) stay.
 */

/** Letters that no decomposition takes apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
}
/** Combining marks on Latin and Greek letters; ё and stress marks; Arabic and Hebrew points, tatweel. */
const ACCENTS = /(?<=[\p{Script=Latin}\p{Script=Greek}]\p{M}*)\p{M}|(?<=[еЕ])\u0308|(?<=\p{Script=Cyrillic})\u0301/gu
const POINTS = /[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670]/g
const NO_WORD = /[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}]/gu

/** Idempotent. May be empty: then there was nothing to look for. */
export function fold(word: string): string {
  // Most words are plain ASCII.
  if (/^[a-z0-9]+$/.test(word)) return word
  return word
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(POINTS, '')
    .normalize('NFC')
    .replace(/[ßæœøđðþłıħŋ]/g, (letter) => LETTERS[letter]!)
    .replace(NO_WORD, '')
}
