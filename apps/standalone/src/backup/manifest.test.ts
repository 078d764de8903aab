import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { MANIFEST, readManifest } from './manifest.ts'

it('a manifest that is missing, broken or of another version is refused in one sentence', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rookery-manifest-'))
  try {
    await expect(readManifest(folder)).rejects.toThrow(`${folder} holds no backup`)
    for (const text of ['{', '', 'null', '[]']) {
      await writeFile(join(folder, MANIFEST), text)
      await expect(readManifest(folder)).rejects.toThrow('the backup is damaged: manifest.json is not what was saved.')
    }
    await writeFile(join(folder, MANIFEST), '{"format":9999}')
    await expect(readManifest(folder)).rejects.toThrow('newer version')
  } finally {
    await rm(folder, { recursive: true })
  }
})
