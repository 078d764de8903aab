import { expect, test } from 'vitest'
import { readArguments, UsageError } from './read-arguments.ts'

test('nothing said: the defaults', () => {
  expect(readArguments([])).toEqual({
    help: false,
    url: 'http://localhost:3000',
    accounts: 60,
    posts: 600,
    seed: 1,
    trickle: true,
    rate: 0.5,
  })
})

test('everything said; posts follow the accounts unless told', () => {
  const words = '--url http://127.0.0.1:3987/ --accounts 8 --posts 30 --seed 7 --no-trickle --rate 2'.split(' ')
  expect(readArguments(words)).toMatchObject({
    url: 'http://127.0.0.1:3987',
    accounts: 8,
    posts: 30,
    seed: 7,
    trickle: false,
    rate: 2,
  })
  expect(readArguments(['--accounts', '12']).posts).toBe(120)
  expect(readArguments(['-h']).help).toBe(true)
})

test.each([
  [['--wrong']],
  [['word']],
  [['--accounts', '1']],
  [['--accounts', '61']],
  [['--posts', 'many']],
  [['--posts', '1.5']],
  [['--seed', '-1']],
  [['--rate', '0']],
  [['--url', 'localhost:3000']],
  [['--url', 'ftp://localhost']],
])('%s is wrong usage', (words) => {
  expect(() => readArguments(words)).toThrow(UsageError)
})

test('an instance that others can reach takes --yes-really', () => {
  for (const host of ['rookery.example', '192.168.1.4', 'localhost.example', '127.0.0.1.example', '[::2]']) {
    const url = `http://${host}`
    expect(() => readArguments(['--url', url]), host).toThrow('--yes-really')
    expect(readArguments(['--url', url, '--yes-really']).url).toBe(url)
  }
  for (const host of ['localhost:3000', 'demo.localhost', '127.1.2.3', '[::1]:3000'])
    expect(readArguments(['--url', `http://${host}`]).url).toBe(`http://${host}`)
})
