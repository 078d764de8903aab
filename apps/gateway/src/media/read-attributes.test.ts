import { parse } from 'qs'
import { expect, it } from 'vitest'
import { readMediaAttributes } from './read-attributes.ts'

const TWO = [
  { id: 1, description: 'x', focus: { x: 0, y: 1 } },
  { id: 2, description: null, focus: { x: 1, y: 0 } },
]

it.each<[form: string, given: unknown]>([
  [
    'a list',
    [
      { id: '1', description: 'x', focus: '0,1' },
      { id: '2', description: '', focus: '1,0' },
    ],
  ],
  [
    'an object by position',
    { '0': { id: '1', description: 'x', focus: '0,1' }, '1': { id: '2', description: null, focus: '1,0' } },
  ],
  ['a form', parse('m[][id]=1&m[][description]=x&m[][focus]=0,1&m[][id]=2&m[][description]=&m[][focus]=1,0').m],
])('several as %s', (_form, given) => {
  expect(readMediaAttributes(given as never)).toEqual(TWO)
})

it('what is not given is left out; what cannot be told apart, or is no id, is refused', () => {
  expect(readMediaAttributes(undefined)).toEqual([])
  expect(readMediaAttributes([{ id: '7' }])).toEqual([{ id: 7 }])
  expect(() => readMediaAttributes(parse('m[][id]=1&m[][id]=2&m[][description]=x').m as never)).toThrow(
    'belong together',
  )
  expect(() => readMediaAttributes([{ id: 'x' }])).toThrow('not found')
})
