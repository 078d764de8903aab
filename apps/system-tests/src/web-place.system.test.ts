/** Reading in a real browser: the place is kept on back, forward and reload; nothing jumps, nothing is missing after an absence. */
import { waitUntil } from '@rookery/testing'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browsers, chromiumPath, openBrowsers, post } from './support/browser.ts'
import { type Person, signIn, signUp, walkDown } from './support/people.ts'
import { act, postAs } from './support/posting.ts'
import { type Server, startServer } from './support/server.ts'

const POSTS = 130

let server: Server
let browsers: Browsers
let alice: Person
let bob: Person

beforeAll(async () => {
  if (!chromiumPath) return
  server = await startServer()
  alice = await signUp(server, 'alice')
  bob = await signUp(server, 'bob')
  await act(alice, bob, 'follow')
  const words = 'heron pond elm rook tram river baker bell harbour lantern'.split(' ')
  for (let number = 0; number < POSTS; number++) {
    // Heights differ, as they do in life.
    const text = Array.from({ length: 2 + ((number * 7) % 50) }, (_, at) => words[(number + at) % words.length])
    await postAs(bob, `Number ${number}: ${text.join(' ')}`)
  }
  browsers = await openBrowsers(server)
})
afterAll(async () => {
  await browsers?.[Symbol.asyncDispose]()
  await server?.[Symbol.asyncDispose]()
})

interface Place {
  text: string
  top: number
}

/**
 * The first row below the header and where it begins on the screen, once neither has moved for twenty frames: a wheel's
 * scrolling arrives over several of them.
 */
const settledPlace = (page: Page) =>
  page.evaluate<Place>(`new Promise((resolve) => {
    const place = () => Array.from(document.querySelectorAll('[data-index]'), (row) => ({
      text: /Number \\d+:/.exec(row.textContent)?.[0] ?? '',
      top: Math.round(row.getBoundingClientRect().top),
    }))
      .filter(({ text, top }) => text !== '' && top >= 60)
      .sort((a, b) => a.top - b.top)[0]
    let last
    let same = 0
    const look = () => {
      const now = place()
      same = now && last && now.text === last.text && now.top === last.top ? same + 1 : 0
      last = now
      if (same >= 20) resolve(now)
      else requestAnimationFrame(look)
    }
    look()
  })`)

async function scrollTo(page: Page, text: string): Promise<void> {
  await post(page, 'Number').first().waitFor()
  await waitUntil(async () => {
    await page.mouse.move(640, 450)
    await page.mouse.wheel(0, 700)
    return (await post(page, text).count()) > 0
  })
}

const near = (place: Place) => ({ text: place.text, top: expect.closeTo(place.top, -0.5) })

describe.skipIf(!chromiumPath)('the reader’s place', () => {
  test('is kept on back, on forward and back again, and over a reload', async () => {
    const page = await browsers.visit('/', alice)
    await scrollTo(page, 'Number 30:')
    const before = await settledPlace(page)
    const opened = post(page, before.text).first()
    await opened.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/@bob\/\d+/)
    // The address is the thread's before its page is: it begins at its top.
    await waitUntil(async () => (await page.evaluate('scrollY')) === 0)
    await post(page, before.text).first().waitFor()

    await page.goBack()
    expect(await settledPlace(page)).toEqual(near(before))
    await page.goForward()
    await page.waitForURL(/\/@bob\/\d+/)
    await page.goBack()
    expect(await settledPlace(page)).toEqual(near(before))
    await page.reload()
    expect(await settledPlace(page)).toEqual(near(before))
    await page.context().close()
  })

  test('is not moved by new posts: they wait behind the pill, each once', async () => {
    const page = await browsers.visit('/', alice)
    await scrollTo(page, 'Number 110:')
    const before = await settledPlace(page)
    for (const number of [1, 2, 3]) await postAs(bob, `Fresh ${number}`)
    await page.getByRole('button', { name: '3 new posts' }).waitFor()
    expect(await settledPlace(page)).toEqual(before)
    await page.keyboard.press('.')
    await post(page, 'Fresh 3').waitFor()
    await waitUntil(async () => (await page.evaluate('scrollY')) === 0)
    for (const number of [1, 2, 3]) expect(await post(page, `Fresh ${number}`).count()).toBe(1)
    await page.context().close()
  })

  test('survives a stop of the server; afterwards nothing is missing and nothing doubled, a gap can be filled', async () => {
    const page = await browsers.visit('/', alice)
    await post(page, 'Number 129').waitFor()
    await page.evaluate(() => Object.assign(globalThis, { neverReloaded: true }))
    await scrollTo(page, 'Number 100:')
    const before = await settledPlace(page)
    const { dataDir, port } = server
    await server.stop()
    await page.getByText('The server does not answer').waitFor()
    expect(await settledPlace(page)).toEqual(before)

    server = await startServer({ dataDir, port })
    // Written while the page does not know yet that the server is back.
    await page.context().setOffline(true)
    const again = await signIn(server, bob)
    const away: string[] = []
    for (let number = 0; number < 100; number++) away.push((await postAs(again, `Away ${number}.`)).id)
    // The page reads what it missed once: by then it has to be in home.
    await waitUntil(async () => {
      const { ids } = await walkDown(alice, '/api/v1/timelines/home?limit=40')
      return away.every((id) => ids.includes(id))
    })
    await page.context().setOffline(false)

    await page.getByRole('button', { name: /new posts/ }).waitFor()
    await page.getByText('What you see may be old').waitFor({ state: 'detached' })
    expect(await settledPlace(page)).toEqual(before)
    expect(await page.evaluate(() => 'neverReloaded' in globalThis)).toBe(true)
    await page.keyboard.press('.')
    const seen = await readDown(page, 'Number 129')
    expect(seen).toEqual(Array.from({ length: 100 }, (_, index) => `Away ${99 - index}.`))
    await page.context().close()
  })
})

/** Every post above `last` in the order of the page, filling gaps on the way. */
async function readDown(page: Page, last: string): Promise<string[]> {
  const seen = new Set<string>()
  await waitUntil(
    async () => {
      const gap = page.getByRole('button', { name: 'Load them' })
      if ((await gap.count()) > 0) {
        await gap.first().click()
        await gap.first().waitFor({ state: 'detached' })
      }
      for (const text of await page.getByRole('article').allTextContents()) {
        const found = /Away \d+\./.exec(text)?.[0]
        if (found) seen.add(found)
      }
      if ((await post(page, last).count()) > 0) return true
      await page.mouse.move(640, 450)
      await page.mouse.wheel(0, 400)
      return false
    },
    { timeoutMs: 60_000 },
  )
  return [...seen]
}
