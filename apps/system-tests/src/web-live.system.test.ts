/** Two people in two real browsers: what one does, the other sees; nobody reloads anything. */
import { waitUntil } from '@rookery/testing'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browsers, chromiumPath, openBrowsers, post, write } from './support/browser.ts'
import { type Server, startServer } from './support/server.ts'

let server: Server
let browsers: Browsers
let alice: Page
let bob: Page

beforeAll(async () => {
  if (!chromiumPath) return
  server = await startServer()
  browsers = await openBrowsers(server)
})
afterAll(async () => {
  await browsers?.[Symbol.asyncDispose]()
  await server?.[Symbol.asyncDispose]()
})

async function join(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('E-mail').fill(`${name}@example.org`)
  await page.getByLabel('Password', { exact: true }).fill(`${name} likes long passwords`)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('link', { name: 'Notifications' }).first().waitFor()
}

async function choose(page: Page, text: string, item: string): Promise<void> {
  await post(page, text).getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

/** What follows from the log comes a moment later, and a page asks once: it is opened until the post is there. */
const openUntil = (page: Page, address: string, text: string) =>
  waitUntil(async () => {
    await page.goto(address)
    await post(page, text).waitFor({ timeout: 5_000 })
    return true
  })

// Each goes on from what the one before left.
describe.skipIf(!chromiumPath)('two people', () => {
  test('sign up, and one follows the other', async () => {
    alice = await browsers.visit('/')
    await join(alice, 'alice')
    await write(alice, 'The herons are back')

    bob = await browsers.visit('/')
    await join(bob, 'bob')
    await bob.goto('/@alice')
    await post(bob, 'The herons are back').waitFor()
    await bob.getByRole('button', { name: 'Follow', exact: true }).first().click()
    await bob.getByRole('link', { name: 'Home', exact: true }).first().click()
    await bob.waitForURL('/')
    await openUntil(bob, '/', 'The herons are back')
    await alice.goto('/')
    for (const page of [alice, bob]) await page.evaluate(() => Object.assign(globalThis, { neverReloaded: true }))
  })

  test('a post arrives live, once; so do an edit, a like’s count and a deletion', async () => {
    await write(alice, 'A live post, number one')
    await post(bob, 'A live post, number one').waitFor()
    expect(await post(alice, 'A live post, number one').count(), 'by the answer and by the socket').toBe(1)

    await post(bob, 'number one').getByRole('button', { name: 'Like', exact: true }).click()
    await post(bob, 'number one').getByRole('button', { name: 'Undo like, 1' }).waitFor()
    await alice
      .getByRole('link', { name: /Notifications/ })
      .first()
      .click()
    await alice.getByText('bob').first().waitFor()
    await alice.goBack()

    await choose(alice, 'number one', 'Edit')
    const field = alice.getByRole('textbox', { name: 'The post’s text' })
    await field.fill('A live post, mended')
    await alice.getByRole('button', { name: 'Save' }).click()
    await post(bob, 'A live post, mended').waitFor()
    expect(await post(bob, 'number one').count()).toBe(0)

    await choose(alice, 'herons', 'Delete')
    await alice.getByRole('button', { name: 'Undo', exact: true }).click()
    await post(alice, 'herons').waitFor()
    await choose(alice, 'mended', 'Delete')
    await post(bob, 'mended').waitFor({ state: 'detached' })
    expect(await post(bob, 'herons').count()).toBe(1)
    for (const page of [alice, bob]) expect(await page.evaluate(() => 'neverReloaded' in globalThis)).toBe(true)
  })

  test('what was written is found by its words, and shown with them marked', async () => {
    await bob.goto('/search?q=nests%20kingfisher&type=posts')
    await bob.getByText('No posts for').waitFor()
    await write(alice, 'Kingfishers nest in the steep bank below the mill')
    // Each time the same page in the same tab: it keeps nothing of what was not there.
    await openUntil(bob, '/search?q=nests%20kingfisher&type=posts', 'steep bank')
    expect(await post(bob, 'steep bank').locator('mark').allTextContents()).toEqual(['Kingfishers', 'nest'])
  })

  test('a block hides at once, without a reload, and can be taken back', async () => {
    await bob.goto('/')
    await post(bob, 'Kingfishers').waitFor()
    await bob.evaluate(() => Object.assign(globalThis, { neverReloaded: true }))
    await choose(bob, 'Kingfishers', 'Block @alice')
    await post(bob, 'Kingfishers').waitFor({ state: 'detached' })
    expect(await post(bob, 'herons').count()).toBe(0)
    await bob.getByRole('button', { name: 'Undo', exact: true }).click()
    await post(bob, 'Kingfishers').waitFor()
    expect(await bob.evaluate(() => 'neverReloaded' in globalThis)).toBe(true)
  })

  test('signing out ends the session on the server, and forgets on the device', async () => {
    const [cookie] = await alice.context().cookies()
    expect(cookie?.httpOnly).toBe(true)
    await alice.goto('/more')
    const ended = alice.waitForResponse((answer) => answer.request().method() === 'DELETE')
    await alice.getByRole('button', { name: 'Sign out' }).click()
    await alice.getByRole('tab', { name: 'Sign in' }).waitFor()
    expect((await ended).status()).toBe(200)
    expect(await alice.evaluate<string | null>(`localStorage.getItem('rookery.session')`)).toBeNull()
    const asked = await fetch(new URL('/api/v1/timelines/home', server.url), {
      headers: { cookie: `${cookie?.name}=${cookie?.value}` },
    })
    expect(asked.status).toBe(401)
    expect(browsers.complaints).toEqual([])
  })
})
