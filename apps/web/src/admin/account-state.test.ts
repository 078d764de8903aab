import { expect, it } from 'vitest'
import { isAdministrator, stateOf } from './account-state.ts'

it('reads the state of an account from its flags, its end before all else', () => {
  const states = [
    { approved: true, suspended: false, disabled: false },
    { approved: false, suspended: false, disabled: false },
    { approved: true, suspended: true, disabled: false },
    { approved: true, suspended: true, disabled: true },
  ].map(stateOf)
  expect(states).toEqual(['active', 'pending', 'suspended', 'deleting'])
})

it('knows administrators by what their role permits', () => {
  const role = (permissions: string) => ({ role: { id: '1', name: '', color: '', permissions, highlighted: false } })
  expect(['1', '0', ''].map((permissions) => isAdministrator(role(permissions)))).toEqual([true, false, false])
})
