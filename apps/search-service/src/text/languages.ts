/** Languages of posts, as far as an index cares: the primary subtag, and the Snowball stemmer that every engine has for it. */

/** Primary subtag → the stemmer's name. */
export const STEMMERS: Readonly<Record<string, string>> = {
  ar: 'arabic',
  ca: 'catalan',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  eu: 'basque',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hi: 'hindi',
  hu: 'hungarian',
  hy: 'armenian',
  id: 'indonesian',
  it: 'italian',
  lt: 'lithuanian',
  nb: 'norwegian',
  ne: 'nepali',
  nl: 'dutch',
  nn: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  yi: 'yiddish',
}

/** `pt-BR` → `pt`; null stays null. */
export const languageOf = (tag: string | null): string | null => tag?.split('-', 1)[0]?.toLowerCase() || null

/** PostgreSQL's dictionary for a primary subtag; null: words are taken as they stand (`simple`). */
export const stemmerOf = (language: string | null): string | null =>
  language !== null && Object.hasOwn(STEMMERS, language) ? `${STEMMERS[language]}_stem` : null
