import { waitUntil } from '@rookery/testing'
import { describe, expect, it } from 'vitest'
import { addressesOf, watchAddresses } from './resolve-addresses.ts'

const origins = async (url: string, ...ips: string[]) => (await addressesOf(url, async () => ips)).map((a) => a.origin)

describe('addresses', () => {
  it('are all that a name resolves to, or the address itself', async () => {
    expect(await origins('http://users:3001/internal/users/', '10.0.0.1', 'fd00::2')).toEqual([
      'http://10.0.0.1:3001',
      'http://[fd00::2]:3001',
    ])
    expect(await origins('http://127.0.0.1:3001')).toEqual(['http://127.0.0.1:3001'])
    expect(await origins('https://[::1]')).toEqual(['https://[::1]'])
    const [one] = await addressesOf('http://users:3001/internal/users/', async () => ['10.0.0.1'])
    expect(one).toMatchObject({ host: 'users:3001', hostname: 'users', path: '/internal/users' })
  })

  it('are looked up again, and stay as they were while nobody can tell', async () => {
    const answers: (string[] | Error)[] = [['10.0.0.1'], new Error('SERVFAIL'), [], ['10.0.0.2', '10.0.0.1']]
    const told: string[][] = []
    let asked = 0
    using _watch = watchAddresses(['http://users:3001'], {
      everyMs: 1,
      look: async () => {
        const answer = answers[Math.min(asked++, answers.length - 1)]!
        if (answer instanceof Error) throw answer
        return answer
      },
      found: (addresses) => told.push(addresses.map(({ origin }) => origin)),
    })
    await waitUntil(() => asked >= 4 && told.length >= 4)
    const first = ['http://10.0.0.1:3001']
    expect(told.slice(0, 4)).toEqual([first, first, first, ['http://10.0.0.2:3001', ...first]])
  })

  it('that nobody can tell at first are asked for until somebody can', async () => {
    let known = false
    using watch = watchAddresses(['http://users:3001'], {
      everyMs: 600_000,
      look: async () => (known ? ['10.0.0.1'] : Promise.reject(new Error('ENOTFOUND'))),
      found: () => {},
    })
    await expect(watch.ready()).rejects.toThrow('ENOTFOUND')
    known = true
    await watch.ready()
  })
})
