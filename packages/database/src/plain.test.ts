import { expect, expectTypeOf, it } from 'vitest'
import { plain } from './plain.ts'

it('turns bigints into numbers and dates into milliseconds, at any depth', () => {
  const bytes = new Uint8Array([1])
  const row = { id: 5n, at: new Date(7), to: null as bigint | null, list: [1n, 2n], fields: [{ name: 'x' }], bytes }
  const result = plain(row)
  expect(result).toEqual({ id: 5, at: 7, to: null, list: [1, 2], fields: [{ name: 'x' }], bytes })
  expectTypeOf(result.id).toEqualTypeOf<number>()
  expectTypeOf(result.to).toEqualTypeOf<number | null>()
  expectTypeOf(result.list).toEqualTypeOf<number[]>()
  expectTypeOf(result.at).toEqualTypeOf<number>()
})
