import { expect, test } from 'vitest'
import { selectStages } from './select-stages.ts'

const stages = ['Types', 'Types of the web app', 'Tests: unit', 'Tests: system', 'Tests: distributed system'].map(
  (name) => ({ name }),
)
const names = (...words: string[]) => selectStages(stages, words).map(({ name }) => name)

test('without words all of them', () => {
  expect(names()).toHaveLength(5)
})

test('a whole name means that stage alone, part of one every stage that has it', () => {
  expect(names('system')).toEqual(['Tests: system'])
  expect(names('Distributed System')).toEqual(['Tests: distributed system'])
  expect(names('distributed')).toEqual(['Tests: distributed system'])
  expect(names('tests')).toEqual(['Tests: unit', 'Tests: system', 'Tests: distributed system'])
  expect(names('unit', 'web')).toEqual(['Types of the web app', 'Tests: unit'])
})
