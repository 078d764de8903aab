/** Without a pointer: signing in, reading, answering, liking and finding one's way by keys alone. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browsers, chromiumPath, openBrowsers, post } from './support/browser.ts'
import { type Person, signUp } from './support/people.ts'
import { act, postAs } from './support/posting.ts'
import { type Server, startServer } from './support/server.ts'

let server: Server
let browsers: Browsers
let alice: Person

beforeAll(async () => {
  if (!chromiumPath) return
  server = await startServer()
  alice = await signUp(server, 'alice')
  const bob = await signUp(server, 'bob')
  await act(alice, bob, 'follow')
  for (const text of ['First', 'Second', 'Third']) await postAs(bob, `${text} of three`)
  browsers = await openBrowsers(server)
})
afterAll(async () => {
  await browsers?.[Symbol.asyncDispose]()
  await server?.[Symbol.asyncDispose]()
})

/** Tab until something of this name has the focus; a trap or an unreachable control ends it. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    if ((await focused.count()) === 0) continue
    const label = await page.evaluate<string>(
      `document.activeElement.getAttribute('aria-label') ?? document.activeElement.labels?.[0]?.innerText ?? document.activeElement.innerText`,
    )
    if (typeof name === 'string' ? label.trim() === name : name.test(label)) return
  }
  throw new Error(`forty tabs do not reach ${name}`)
}

describe.skipIf(!chromiumPath)('by keys alone', () => {
  test('signs in', async () => {
    const page = await browsers.visit('/')
    await page.getByRole('button', { name: 'Create account' }).waitFor()
    await tabTo(page, 'Create account')
    await page.keyboard.press('ArrowRight')
    await page.getByRole('tab', { name: 'Sign in', selected: true }).waitFor()
    await tabTo(page, 'Name or e-mail')
    await page.keyboard.type('alice')
    await tabTo(page, 'Password')
    await page.keyboard.type(alice.password)
    await page.keyboard.press('Enter')
    await post(page, 'Third').waitFor()
    await page.context().close()
  })

  test('goes through the posts, likes one, answers it, opens it and comes back', async () => {
    const page = await browsers.visit('/', alice)
    await post(page, 'Third').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    const second = post(page, 'Second of three')
    const hasFocus = () => page.evaluate<string>('document.activeElement.innerText')
    await expect.poll(hasFocus, { timeout: 30_000 }).toContain('Second of three')
    await page.keyboard.press('l')
    await second.getByRole('button', { name: 'Undo like, 1' }).waitFor()
    await page.keyboard.press('r')
    await page.getByRole('textbox', { name: /Your reply/ }).waitFor()
    await page.keyboard.type('By keys')
    await page.keyboard.press('Control+Enter')
    await second.getByRole('button', { name: 'Reply, 1' }).waitFor()
    await second.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/@bob\/\d+/)
    await post(page, 'By keys').waitFor()
    await page.goBack()
    await second.waitFor()
    await page.context().close()
  })

  test('finds the places, the list of keys and the composer, and leaves them again', async () => {
    const page = await browsers.visit('/', alice)
    await post(page, 'Third').waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('g')
    await page.keyboard.press('n')
    await page.getByRole('heading', { name: 'Notifications', level: 1 }).waitFor()
    await page.keyboard.press('n')
    await page.getByRole('dialog').getByRole('textbox', { name: 'Your post' }).fill('A draft that stays')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('n')
    expect(await page.getByRole('dialog').getByRole('textbox', { name: 'Your post' }).inputValue()).toBe(
      'A draft that stays',
    )
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.getByRole('combobox', { name: 'Search' }).and(page.locator(':focus')).waitFor()
    expect(browsers.complaints).toEqual([])
    await page.context().close()
  })
})
