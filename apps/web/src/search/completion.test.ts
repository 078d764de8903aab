import { describe, expect, it } from 'vitest'
import { askedFor, completed, leadsThere, nextOption } from './completion.ts'

describe('what is offered', () => {
  it.each([
    ['', null, ''],
    ['h', null, ''],
    ['her', 'both', 'her'],
    ['grey her', 'both', 'grey her'],
    ['#h', 'tags', 'h'],
    ['#', null, ''],
    ['grey #he', 'tags', 'he'],
    ['@al', 'people', 'al'],
    ['herons from:al', 'people', 'al'],
    ['-mentions:@bo', 'people', 'bo'],
    ['from:', null, ''],
    ['from:alice her', null, ''],
    ['"grey her', null, ''],
    ['https://host.example/@alice', null, ''],
  ])('%s', (typed, ask, text) => expect(askedFor(typed)).toMatchObject({ ask, text }))

  it('values of operators, without the server', () => {
    expect(askedFor('herons has:').values).toEqual(['media', 'link', 'poll', 'reply'])
    expect(askedFor('-is:re').values).toEqual(['reply'])
    expect(askedFor('has:media').values).toEqual([])
    expect(askedFor('from:').values).toEqual(['me'])
    expect(askedFor('constructor:').values).toEqual([])
  })
})

describe('a choice', () => {
  it('goes there when it is all that was typed', () => {
    expect(['her', '#her', '@al'].map((typed) => leadsThere(askedFor(typed)))).toEqual([true, true, true])
    expect(['x #her', 'x @al', 'from:al'].map((typed) => leadsThere(askedFor(typed)))).toEqual([false, false, false])
  })
  it('completes a longer query', () => {
    const after = (typed: string, value: string) => completed(typed, askedFor(typed), value)
    expect(after('grey #her', 'herons')).toBe('grey #herons ')
    expect(after('grey from:al', 'alice')).toBe('grey from:alice ')
    expect(after('-from:@al', 'alice')).toBe('-from:alice ')
    expect(after('grey @al', 'alice')).toBe('grey from:alice ')
    expect(after('has:me', 'media')).toBe('has:media ')
  })
})

it('arrow keys go round through the field', () => {
  expect(nextOption(2, null, 1)).toBe(0)
  expect(nextOption(2, 0, 1)).toBe(1)
  expect(nextOption(2, 1, 1)).toBeNull()
  expect(nextOption(2, null, -1)).toBe(1)
  expect(nextOption(2, 0, -1)).toBeNull()
  expect(nextOption(0, null, 1)).toBeNull()
})
