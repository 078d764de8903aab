/** `npm run screenshots`: the pictures of the README, of a fresh instance that the demo filled. They change when the app does. */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Demo, fillDemo } from '@rookery/demo'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { chromiumPath, openBrowsers } from './support/browser.ts'
import { startServer } from './support/server.ts'

const FOLDER = fileURLToPath(new URL('../../../diagrams/screenshots/', import.meta.url))
const WIDE: BrowserContextOptions = { viewport: { width: 1280, height: 860 }, colorScheme: 'light' }
const DARK: BrowserContextOptions = { ...WIDE, colorScheme: 'dark' }
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  colorScheme: 'light',
  isMobile: true,
  hasTouch: true,
}

/** Name of the file, address, look. `{thread}` is a post with many replies, `{friend}` somebody well known. */
const PICTURES: readonly [string, string, BrowserContextOptions][] = [
  ['home', '/', WIDE],
  ['home-dark', '/', DARK],
  ['home-phone', '/', PHONE],
  ['thread', '{thread}', WIDE],
  ['profile', '/@{friend}', WIDE],
  ['profile-phone', '/@{friend}', { ...PHONE, colorScheme: 'dark' }],
  ['notifications', '/notifications', WIDE],
  ['search', '/search?q=heron', DARK],
  [
    'compose-phone',
    '/compose?text=The swifts are back over Swan Lane. Eleven, by my count, and all of them late. %23birds',
    PHONE,
  ],
]

if (!chromiumPath) throw new Error('no Chromium: apt-get install chromium')
await using server = await startServer()
console.info('filling a fresh instance …')
const demo = await fillDemo({ url: server.url })
const places = await placesOf(demo, server.url)
await using browsers = await openBrowsers(server)
mkdirSync(FOLDER, { recursive: true })
const [reader] = demo.accounts
for (const [name, address, look] of PICTURES) {
  const path = Object.entries(places).reduce((text, [key, value]) => text.replace(`{${key}}`, value), address)
  const page = await browsers.visit(path, reader, look)
  await quiet(page)
  if (address === '/') await scrollToPicture(page)
  await page.screenshot({ path: `${FOLDER}${name}.png` })
  await page.context().close()
  console.info(`${name}.png`)
}

async function placesOf({ accounts: [reader] }: Demo, url: string): Promise<{ thread: string; friend: string }> {
  const get = async <T>(path: string): Promise<T> => {
    const answer = await fetch(new URL(path, url), { headers: { authorization: `Bearer ${reader!.token}` } })
    return (await answer.json()) as T
  }
  interface Post {
    id: string
    replies_count: number
    account: { acct: string; followers_count: number }
  }
  const posts = await get<Post[]>('/api/v1/timelines/public?local=true&limit=40')
  const most = posts.toSorted((a, b) => b.replies_count - a.replies_count)[0]!
  const known = posts.toSorted((a, b) => b.account.followers_count - a.account.followers_count)[0]!
  return { thread: `/@${most.account.acct}/${most.id}`, friend: known.account.acct }
}

/** Nothing loads any more, pictures included. */
async function quiet(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate('Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))')
}

/** A timeline is shown where somebody posted a picture: the post before it at the top. */
async function scrollToPicture(page: Page): Promise<void> {
  const found = page.locator('[data-index]:has(article button img)').first()
  for (let turn = 0; turn < 40 && (await found.count()) === 0; turn++) {
    await page.mouse.move(600, 400)
    await page.mouse.wheel(0, 600)
    await quiet(page)
  }
  const box = await found.boundingBox()
  await page.evaluate(`scrollBy(0, ${(box?.y ?? 0) - 200})`)
  await quiet(page)
}
