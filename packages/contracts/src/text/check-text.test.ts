import { describe, expect, it } from 'vitest'
import { checkLanguage, checkPostText } from './check-text.ts'

const check = (text: string, spoilerText = '') => checkPostText({ text, spoilerText })

describe('checkPostText', () => {
  it('trims, unifies line ends and drops control characters', () => {
    expect(check('  a\r\nb\rc\td\u0007\u009F ', ' w ')).toEqual({ text: 'a\nb\nc\td', spoilerText: 'w' })
  })

  it('takes a warning alone as the text', () => {
    expect(check('', 'w')).toEqual({ text: 'w', spoilerText: '' })
  })

  it('takes 500 characters, however many units they have', () => {
    expect(check('👩‍👩‍👧‍👦'.repeat(500)).text).toHaveLength(5500)
    expect(check(`https://example.org/${'x'.repeat(5000)} ${'y'.repeat(476)}`)).toBeTruthy()
  })

  it.each([
    ['nothing', '', ''],
    ['invisible characters', '\u200B \u2060', ''],
    ['control characters alone', '\u0001', ''],
    ['NUL', 'a\0', ''],
    ['a lone surrogate', 'a\uDC00', ''],
    ['NUL in the warning', 'a', 'b\0'],
    ['501', 'é'.repeat(501), ''],
    ['501 with the warning', 'a'.repeat(250), 'b'.repeat(251)],
    ['few characters of very many units', `e${'\u0301'.repeat(10_000)}`, ''],
  ])('refuses %s', (_, text, spoiler) => {
    expect(() => check(text, spoiler)).toThrow(expect.objectContaining({ code: 'invalid', status: 422 }))
  })
})

describe('checkLanguage', () => {
  it.each([
    ['EN', 'en'],
    ['zh-TW', 'zh-TW'],
    ['sr-Latn-RS', 'sr-Latn-RS'],
    ['', null],
    [null, null],
  ])('%s → %s', (given, kept) => {
    expect(checkLanguage(given)).toBe(kept)
  })

  it.each(['english', 'e', 'en_US', 'en-', "en'", '<b>'])('refuses %s', (language) => {
    expect(() => checkLanguage(language)).toThrow(expect.objectContaining({ code: 'invalid' }))
  })
})
