// The papers say what is there: relative links lead somewhere, and every variable is in README.md and .env.example.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { Variables } from '../packages/config/src/variables.ts'
import { anchorsOf, linksOf, namesIn } from './papers.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const papers = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)))

test('there are papers', () => expect(papers).toContain('docs/running.md'))

test.for(papers)('links in %s', (path) => {
  const broken = linksOf(read(path)).filter((link) => {
    const [file = '', anchor] = link.split('#')
    const target = file === '' ? path : relative(root, join(root, dirname(path), file))
    if (!existsSync(join(root, target))) return true
    return anchor !== undefined && target.endsWith('.md') && !anchorsOf(read(target)).includes(anchor)
  })
  expect(broken).toEqual([])
})

test('a broken link is found, one in code is none', () => {
  expect(linksOf('[a](b.md#c) `[x](y)` [d](https://e.f)\n```\n[g](h)\n```\n![p](q.png)')).toEqual(['b.md#c', 'q.png'])
  expect(anchorsOf('# One, two\n\n## With a `code` (and more)')).toEqual(['one-two', 'with-a-code-and-more'])
})

/** Where programs are looked for is the system's, not ours to explain. */
const variables = Object.keys(Variables.properties).filter((name) => name !== 'PATH')

test.for(['README.md', '.env.example'])('%s names every variable', (path) => {
  const names = namesIn(read(path))
  expect(variables.filter((name) => !names.has(name))).toEqual([])
})
