import { expect, test } from 'vitest'
import { findChromium } from './find-chromium.ts'

test('without a browser the test is skipped, but in CI it fails', async () => {
  const none = { PATH: '/nonexistent', ROOKERY_INSTALL: 'off' }
  expect(await findChromium(none)).toBeUndefined()
  await expect(findChromium({ ...none, CI: 'true' })).rejects.toThrow('apt-get install chromium')
})
