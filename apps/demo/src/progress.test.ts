import { expect, test } from 'vitest'
import { createProgressBar } from './progress.ts'

const screen = (isTTY: boolean) => {
  let text = ''
  return { isTTY, columns: 80, write: (more: string) => (text += more), text: () => text }
}

test('a terminal has one line that changes, and messages above it', () => {
  const output = screen(true)
  const bar = createProgressBar(output)
  bar.show({ phase: 'people', done: 1, total: 4 })
  bar.show({ phase: 'people', done: 2, total: 4 })
  expect(output.text()).toContain('50 %  people')
  expect(output.text()).not.toContain('\n')
  bar.say('hello')
  expect(output.text()).toMatch(/\rhello\n.*50 % {2}people$/s)
})

test('elsewhere: a plain line for each tenth', () => {
  const output = screen(false)
  const bar = createProgressBar(output)
  for (let done = 0; done <= 1_000; done++) bar.show({ phase: 'posts', done, total: 1_000 })
  bar.end()
  const lines = output.text().trimEnd().split('\n')
  expect(lines).toHaveLength(11)
  expect(lines.at(-1)).toBe('100 %  posts')
  expect(output.text()).not.toContain('\r')
})
