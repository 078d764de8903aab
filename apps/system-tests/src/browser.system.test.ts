/** Two people in two real browsers: sign-up, follow, a live post, a like, an edit, a deletion, signing out. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { findChromium } from '@rookery/testing'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Server, startServer } from './support/server.ts'

const PREPARE = fileURLToPath(new URL('../../../scripts/prepare.mjs', import.meta.url))
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const LONGEST_MS = 30_000

const executablePath = await findChromium()
let server: Server
let browser: Browser
/** What the browsers complained about: errors, and breaches of the content security policy. */
const complaints: string[] = []

beforeAll(async () => {
  if (!executablePath) return
  await promisify(execFile)(process.execPath, [PREPARE])
  server = await startServer()
  browser = await chromium.launch({ executablePath, args: FLAGS })
})
afterAll(async () => {
  await browser?.close()
  await server?.[Symbol.asyncDispose]()
})

/** A browser of a person's own: storage and connections are shared with nobody. */
async function visit(path = '/'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 800, height: 900 } })
  context.setDefaultTimeout(LONGEST_MS)
  const page = await context.newPage()
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(new URL(path, server.url).href)
  return page
}

async function join(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('E-mail').fill(`${name}@example.org`)
  await page.getByLabel('Password').fill(`${name} likes long passwords`)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('heading', { name: 'Home', exact: true }).waitFor()
}

const post = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Write a post').fill(text)
  await page.getByLabel('Write a post').press('Control+Enter')
  await post(page, text).waitFor()
}

test.skipIf(!executablePath)('sign-up, follow, a live post, like, edit, delete, sign out', async () => {
  const alice = await visit()
  await join(alice, 'alice')
  await write(alice, 'The herons are back')

  const bob = await visit('/@alice')
  await post(bob, 'The herons are back').waitFor()
  await bob.getByRole('link', { name: 'Join' }).click()
  await join(bob, 'bob')
  await bob.getByRole('button', { name: 'Follow' }).click()
  await post(bob, 'The herons are back').waitFor()
  await bob.evaluate(() => Object.assign(globalThis, { neverReloaded: true }))

  await write(alice, 'A live post, number one')
  await post(bob, 'A live post, number one').waitFor()
  expect(await post(alice, 'A live post, number one').count(), 'by the answer and by the socket').toBe(1)

  await post(bob, 'number one').getByRole('button', { name: 'Like' }).click()
  await post(bob, 'number one').getByRole('button', { name: 'Undo like, 1' }).waitFor()
  await alice.reload()
  await post(alice, 'number one').getByRole('button', { name: 'Like, 1' }).waitFor()

  await post(alice, 'number one').getByRole('button', { name: 'Edit' }).click()
  await alice.getByLabel('Change the post').fill('A live post, mended')
  await alice.getByRole('button', { name: 'Save' }).click()
  await post(bob, 'A live post, mended').waitFor()
  expect(await post(bob, 'number one').count()).toBe(0)

  await post(alice, 'herons').getByRole('button', { name: 'Delete' }).click()
  await alice.getByRole('button', { name: 'Undo', exact: true }).click()
  await post(alice, 'herons').waitFor()
  await post(alice, 'mended').getByRole('button', { name: 'Delete' }).click()
  await post(bob, 'mended').waitFor({ state: 'detached' })
  expect(await post(bob, 'herons').count()).toBe(1)
  expect(await bob.evaluate(() => 'neverReloaded' in globalThis)).toBe(true)

  const { accessToken } = await alice.evaluate(() => JSON.parse(localStorage.getItem('rookery.session') ?? '{}'))
  const revoked = alice.waitForResponse((response) => response.url().endsWith('/oauth/revoke'))
  await alice.getByRole('button', { name: 'Sign out' }).click()
  await alice.getByRole('tab', { name: 'Create account' }).waitFor()
  expect((await revoked).status()).toBe(200)
  const asked = await fetch(new URL('/api/v1/timelines/home', server.url), {
    headers: { authorization: `Bearer ${accessToken}` },
  })
  expect(asked.status).toBe(401)
  expect(complaints).toEqual([])
})
