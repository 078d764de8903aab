/** Without the network the app opens and shows what it had; signing out takes that off the device. */
import { waitUntil } from '@rookery/testing'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browsers, chromiumPath, openBrowsers, post } from './support/browser.ts'
import { signUp } from './support/people.ts'
import { postAs } from './support/posting.ts'
import { type Server, startServer } from './support/server.ts'

let server: Server
let browsers: Browsers

beforeAll(async () => {
  if (!chromiumPath) return
  server = await startServer()
  browsers = await openBrowsers(server)
})
afterAll(async () => {
  await browsers?.[Symbol.asyncDispose]()
  await server?.[Symbol.asyncDispose]()
})

/** Addresses of the answers that the service worker keeps. */
const keptAnswers = (page: Page) =>
  page.evaluate<string[]>(
    `caches.open('answers').then((answers) => answers.keys()).then((keys) => keys.map(({ url }) => url))`,
  )

test.skipIf(!chromiumPath)('what was read is there offline, and gone after signing out', async () => {
  const alice = await signUp(server, 'alice')
  await postAs(alice, 'Kept for the train')
  const page = await browsers.visit('/', alice)
  await post(page, 'Kept for the train').waitFor()
  await waitUntil(() => page.evaluate<boolean>('navigator.serviceWorker.controller !== null'))
  await page.reload()
  await waitUntil(async () => (await keptAnswers(page)).some((url) => url.includes('/timelines/home')))

  const { dataDir, port } = server
  await server.stop()
  // Another tab: nothing of the page itself is left to show, only what the worker kept.
  const tab = await page.context().newPage()
  await tab.goto('/')
  await post(tab, 'Kept for the train').waitFor()
  await tab.getByText('What you see may be old').waitFor()
  await tab.close()

  server = await startServer({ dataDir, port })
  await page.goto('/more')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('tab', { name: 'Sign in' }).waitFor()
  await waitUntil(async () => (await keptAnswers(page)).filter((url) => url.includes('/timelines/home')).length === 0)
  expect(await page.evaluate<number>('sessionStorage.length')).toBe(0)
  expect(await page.evaluate<string | null>(`localStorage.getItem('rookery.session')`)).toBeNull()
})
