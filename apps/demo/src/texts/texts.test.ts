import { expect, test } from 'vitest'
import { CAST } from '../cast/index.ts'
import { LANGUAGES } from '../people.ts'
import { createRandom } from '../random.ts'
import { expand } from './expand.ts'
import { DIALOGUES, SHORT_ANSWERS, SUBJECTS } from './index.ts'

test('every subject of the cast is written, in a language that its person speaks', () => {
  for (const { username, subjects, languages } of CAST) {
    for (const name of subjects) {
      const written = SUBJECTS.filter((subject) => subject.name === name)
      expect(written, `${username}: ${name}`).toHaveLength(1)
      expect(languages).toContain(written[0]!.language)
    }
  }
})

test('every language has its everyday and its short answers', () => {
  for (const language of LANGUAGES) {
    expect(SUBJECTS.some(({ name }) => name === `everyday-${language}`)).toBe(true)
    expect(SHORT_ANSWERS[language].picture.length).toBeGreaterThan(3)
  }
})

test('the whole cast can play every conversation, and answers point back', () => {
  const names = new Set(CAST.map(({ username }) => username))
  for (const { turns } of DIALOGUES) {
    for (const [index, [who, text]] of turns.entries()) {
      if (who.length > 1) expect(names).toContain(who)
      const parent = /^\^(\d+) /.exec(text)?.[1]
      if (parent !== undefined) expect(Number(parent)).toBeLessThan(index)
    }
  }
})

test('profiles keep within the limits of the API', () => {
  expect(new Set(CAST.map(({ username }) => username)).size).toBe(CAST.length)
  for (const { username, name, bio, fields } of CAST) {
    expect(username).toMatch(/^\w{1,30}$/)
    expect([...name].length).toBeLessThanOrEqual(30)
    expect([...bio].length).toBeLessThanOrEqual(500)
    expect(fields.length).toBeLessThanOrEqual(4)
  }
})

test('slots and choices are filled in; a slot that begins a sentence begins with a capital', () => {
  const slots = { bird: ['a heron'] }
  expect(expand('{bird} came. {bird} left, [slowly|slowly], with {bird}', slots, createRandom(1))).toBe(
    'A heron came. A heron left, slowly, with a heron',
  )
  expect(() => expand('{fish}', slots, createRandom(1))).toThrow('no slot {fish}')
})
