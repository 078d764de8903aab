import { expect, it } from 'vitest'
import { checkProfile } from './check-profile.ts'

const codes = (changes: Parameters<typeof checkProfile>[0]) =>
  checkProfile(changes).map(({ field, error }) => `${field} ${error}`)

it('accepts what fits, counting letters as people do', () => {
  expect(codes({})).toEqual([])
  expect(
    codes({ displayName: '👩‍👩‍👧'.repeat(20), note: 'n'.repeat(500), fields: [{ name: 'Home', value: 'x' }] }),
  ).toEqual([])
  expect(codes({ displayName: '', note: '', defaultLanguage: null })).toEqual([])
  expect(codes({ defaultVisibility: 'followers', defaultLanguage: 'pt-BR' })).toEqual([])
})

it('refuses what does not', () => {
  expect(codes({ displayName: 'x'.repeat(31) })).toEqual(['display_name ERR_TOO_LONG'])
  expect(codes({ displayName: `a${'\u0301'.repeat(400)}` })).toEqual(['display_name ERR_TOO_LONG'])
  expect(codes({ note: 'a\0b' })).toEqual(['note ERR_INVALID'])
  expect(codes({ note: 'half \uD83D' })).toEqual(['note ERR_INVALID'])
  expect(codes({ fields: Array.from({ length: 5 }, () => ({ name: 'a', value: 'b' })) })).toEqual([
    'fields ERR_TOO_LONG',
  ])
  expect(codes({ fields: [{ name: 'a', value: 'x'.repeat(256) }] })).toEqual(['fields ERR_TOO_LONG'])
  expect(codes({ defaultVisibility: 'direct' as never })).toEqual(['privacy ERR_INCLUSION'])
  expect(codes({ defaultLanguage: 'english please' })).toEqual(['language ERR_INVALID'])
})
