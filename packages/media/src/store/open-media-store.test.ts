import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const S3 = { endpoint: 'http://127.0.0.1:9', region: 'x', bucket: 'rookery', accessKeyId: 'x', secretAccessKey: 'x' }

it.each([
  ['a folder', undefined, false],
  ['a bucket', S3, true],
])('the SDK is loaded with a bucket only: %s', async (_what, s3, loaded) => {
  const folder = await mkdtemp(join(tmpdir(), 'media-'))
  const program = `
    import { createRequire } from 'node:module'
    const { openMediaStore } = await import(${JSON.stringify(join(import.meta.dirname, '../index.ts'))})
    await using store = await openMediaStore(${JSON.stringify({ s3, folder })})
    const files = Object.keys(createRequire(import.meta.url)('node:module')._cache)
    console.info(files.some((file) => file.includes('@aws-sdk')))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program])
  await rm(folder, { recursive: true })
  expect(stdout.trim()).toBe(String(loaded))
})
