import { describe, expect, it } from 'vitest'
import { extractEntities, extractLinks, extractMentions, extractTags, normalizeTag } from './entities.ts'

describe('extractLinks', () => {
  it.each([
    ['see https://example.org/a?b=c#d.', ['https://example.org/a?b=c#d']],
    ['(https://example.org)', ['https://example.org']],
    ['https://en.wikipedia.org/wiki/Rook_(bird)!', ['https://en.wikipedia.org/wiki/Rook_(bird)']],
    ['(see https://en.wikipedia.org/wiki/Rook_(bird))', ['https://en.wikipedia.org/wiki/Rook_(bird)']],
    ['HTTP://Example.ORG:8080/x, and http://example.net', ['HTTP://Example.ORG:8080/x', 'http://example.net']],
    ['https://müller.example/straße', ['https://müller.example/straße']],
    ['https://example.org/日本「quote」', ['https://example.org/日本']],
    ['<https://example.org/a>"https://example.org/b"', ['https://example.org/a', 'https://example.org/b']],
    ['example.org www.example.org ftp://example.org', []],
    ['https://localhost:3000 https://10.0.0.1/ https:// http://a', []],
    ['javascript:alert(1) xhttps://example.org', []],
    ['https://user:secret@example.org/', []],
    ['https://example.org/?', ['https://example.org/']],
  ])('%s', (text, urls) => {
    expect(extractLinks(text).map((link) => link.url)).toEqual(urls)
  })
})

describe('extractMentions', () => {
  it.each([
    ['@alice hello', [['alice', null]]],
    [
      'hi @Bob_1, (@carol) @alice.',
      [
        ['Bob_1', null],
        ['carol', null],
        ['alice', null],
      ],
    ],
    ['@bob@elsewhere.example.', [['bob', 'elsewhere.example']]],
    ['@bob.smith@elsewhere.example:8443!', [['bob.smith', 'elsewhere.example:8443']]],
    ['@bob@ x', [['bob', null]]],
    ['@b.-o..b_@elsewhere.example', [['b.-o..b_', 'elsewhere.example']]],
    ['mail bob@example.org', []],
    ['https://example.org/@bob ?q=@bob @@bob é@bob', []],
    ['こんにちは @alice', [['alice', null]]],
  ])('%s', (text, names) => {
    expect(extractMentions(text).map((mention) => [mention.username, mention.domain])).toEqual(names)
  })
})

describe('extractTags', () => {
  it.each([
    ['#Tea and #tea, #Kaffee_2!', ['tea', 'kaffee_2']],
    ['#2026 #_ # #1a', ['1a']],
    ['#日本語 ＃ｔｅａ #Ünïcode', ['日本語', 'tea', 'ünïcode']],
    ['a#b &#39; https://example.org/#fragment x/#y ##z', []],
    ['#one#two (#three)', ['one', 'three']],
    ['#caf\u0065\u0301', ['café']],
  ])('%s', (text, tags) => {
    expect(extractTags(text)).toEqual(tags)
  })

  it('normalises as it is looked up', () => {
    expect(normalizeTag('#ＴＥＡ')).toBe('tea')
  })
})

describe('extractEntities', () => {
  it('answers all in order, with where they stand', () => {
    const text = '@alice see https://example.org/@bob#x #tea'
    const entities = extractEntities(text)
    expect(entities.map((entity) => [entity.kind, text.slice(entity.start, entity.end)])).toEqual([
      ['mention', '@alice'],
      ['link', 'https://example.org/@bob#x'],
      ['tag', '#tea'],
    ])
  })
})
