import { expect, it } from 'vitest'
import { privatePlace } from './private-places.ts'

it('asks visitors to sign in at what is somebody’s own, and nowhere else', () => {
  expect(['/settings', '/settings/account', '/lists/5/members', '/admin/audit'].map(privatePlace)).toEqual([
    'settings',
    'settings',
    'lists',
    'admin',
  ])
  const open = ['/', '/local', '/@alice', '/@lists', '/search', '/people', '/apps', '/listsome', '/settings/appearance']
  expect(open.map(privatePlace)).toEqual(open.map(() => null))
})
