/** What can be written into a search, as the empty search page explains it. Pure: the examples fit today and the reader. */
import type en from '../messages/en/search.json'

export interface Example {
  /** What the button puts into the field. */
  write: string
  help: keyof typeof en.help
}
export interface ExampleGroup {
  group: keyof typeof en.groups
  examples: readonly Example[]
}

interface Words {
  /** Examples in the reader's language. */
  words: Readonly<Record<keyof typeof en.example, string>>
  language: string
  today: Date
}

export function examplesFor({ words, language, today }: Words): readonly ExampleGroup[] {
  const day = today.toISOString().slice(0, 10)
  return [
    {
      group: 'words',
      examples: [
        { write: words.words, help: 'words' },
        { write: words.phrase, help: 'phrase' },
        { write: words.not, help: 'not' },
        { write: words.or, help: 'or' },
        { write: words.tag, help: 'tag' },
      ],
    },
    {
      group: 'people',
      examples: [
        { write: 'from:me', help: 'fromMe' },
        // Names are completed as one types.
        { write: 'from:', help: 'from' },
        { write: 'mentions:', help: 'mentions' },
      ],
    },
    {
      group: 'kind',
      examples: [
        { write: 'has:media', help: 'hasMedia' },
        { write: 'has:link', help: 'hasLink' },
        { write: 'has:reply', help: 'hasReply' },
        { write: 'is:reply', help: 'isReply' },
        { write: 'is:sensitive', help: 'isSensitive' },
        { write: 'is:boost', help: 'isBoost' },
      ],
    },
    {
      group: 'time',
      examples: [
        { write: `language:${language}`, help: 'language' },
        { write: `before:${day}`, help: 'before' },
        { write: `after:${today.getUTCFullYear() - 1}`, help: 'after' },
        { write: `during:${day.slice(0, 7)}`, help: 'during' },
      ],
    },
    {
      group: 'place',
      examples: [
        { write: 'in:library', help: 'inLibrary' },
        { write: 'in:public', help: 'inPublic' },
      ],
    },
  ]
}
