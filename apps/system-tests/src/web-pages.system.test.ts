/** Every page of the web app: no axe-core violation in either theme, nothing wider than a narrow phone, no complaint in the console. */
import { waitUntil } from '@rookery/testing'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browsers, chromiumPath, openBrowsers, post } from './support/browser.ts'
import { defectsOf } from './support/defects.ts'
import { type Person, signUp, tokenWith } from './support/people.ts'
import { draw } from './support/pictures.ts'
import { act, postAs } from './support/posting.ts'
import { type Server, startServer } from './support/server.ts'

/** Without motion: what is measured is the page, not a colour on its way. */
const LOOKS: Record<string, BrowserContextOptions> = {
  'light, wide': { reducedMotion: 'reduce', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  'dark, 360 px': { reducedMotion: 'reduce', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
}
const ENDLESS = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2)

let server: Server
let browsers: Browsers
let alice: Person
/** As the web app asks for it. */
let adminToken: string
let pages: string[]

beforeAll(async () => {
  if (!chromiumPath) return
  server = await startServer()
  // The first account is the administrator's.
  alice = await signUp(server, 'alice')
  pages = await furnish(await signUp(server, 'bob'), await signUp(server, 'carol'))
  adminToken = await tokenWith(server, alice, 'read write follow admin:read admin:write')
  browsers = await openBrowsers(server)
})
afterAll(async () => {
  await browsers?.[Symbol.asyncDispose]()
  await server?.[Symbol.asyncDispose]()
})

/** A little of everything; answers the address of every page. */
async function furnish(bob: Person, carol: Person): Promise<string[]> {
  await act(alice, bob, 'follow')
  await act(bob, alice, 'follow')
  await bob.masto.v1.accounts.updateCredentials({
    locked: true,
    displayName: ENDLESS.slice(0, 30),
    note: 'Bakes #bread',
  })
  await act(carol, bob, 'follow')
  const { id } = await postAs(alice, `Herons by the pond #herons https://example.org/${ENDLESS}`)
  await postAs(bob, '@alice Where was that?', { in_reply_to_id: id })
  await postAs(bob, ENDLESS)
  await postAs(bob, 'Behind a warning', { spoiler_text: 'A warning', language: 'de' })
  await postAs(bob, '@alice Between the two of us', { visibility: 'direct' })
  const attachment = await alice.masto.v2.media.create({
    file: new Blob([draw(640, 480)], { type: 'image/png' }),
    description: 'A pond',
  })
  await waitUntil(async () => (await alice.masto.v1.media.$select(attachment.id).fetch()).url)
  await postAs(alice, 'With a picture', { media_ids: [attachment.id] })
  await bob.masto.v1.statuses.$select(id).favourite()
  await bob.masto.v1.statuses.$select(id).reblog()
  await alice.masto.v1.statuses.$select(id).bookmark()
  await alice.masto.v1.statuses.$select(id).favourite()
  await alice.masto.v1.statuses.$select(id).update({ status: 'Herons by the pond, edited #herons' })
  const list = await alice.masto.v1.lists.create({ title: 'Birders' })
  await alice.masto.v1.lists.$select(list.id).accounts.create({ accountIds: [bob.id] })
  const filter = await alice.masto.v2.filters.create({
    title: 'Spoilers',
    context: ['home'],
    filterAction: 'warn',
    keywordsAttributes: [{ keyword: 'finale' }],
  })
  const thread = `/@alice/${id}`
  return [
    '/',
    '/local',
    '/federated',
    '/tags/herons',
    '/@alice',
    '/@bob',
    '/@carol',
    '/@alice/replies',
    '/@alice/media',
    '/@alice/followers',
    '/@alice/following',
    thread,
    `${thread}/history`,
    `${thread}/likes`,
    `${thread}/boosts`,
    '/compose',
    '/notifications',
    '/conversations',
    '/search',
    '/search?q=herons',
    '/search?q=herons&type=posts',
    '/search?q=bob&type=people',
    '/search?q=herons&type=tags',
    '/people',
    '/follow-requests',
    '/lists',
    `/lists/${list.id}`,
    `/lists/${list.id}/members`,
    '/followed-tags',
    '/bookmarks',
    '/favourites',
    '/filters',
    `/filters/${filter.id}`,
    '/more',
    '/settings',
    '/settings/profile',
    '/settings/appearance',
    '/settings/posting',
    '/settings/account',
    '/settings/sessions',
    '/settings/blocks',
    '/settings/mutes',
    '/admin',
    '/admin/accounts',
    `/admin/accounts/${bob.id}`,
    '/admin/audit',
    '/apps',
    '/nowhere/at/all',
    '/@nobody',
  ]
}

const SIGNED_OUT = ['/', '/local', '/tags/herons', '/@alice', '/search', '/apps']

/** Has a heading, and no part of it is still loading. */
const settled = (page: Page) =>
  waitUntil(() =>
    page.evaluate<boolean>(
      `!!document.querySelector('main :is(h1, h2)') && !document.querySelector('main [aria-busy="true"]')`,
    ),
  )

describe.skipIf(!chromiumPath).each(Object.entries(LOOKS))('%s', (_name, look) => {
  test.each([
    ['signed in', () => pages, () => ({ ...alice, token: adminToken })],
    ['signed out', () => SIGNED_OUT, () => null],
  ])('every page, %s', async (_who, addresses, person) => {
    const page = await browsers.visit('/', person(), look)
    const defects: Record<string, string[]> = {}
    for (const address of addresses()) {
      await page.goto(address)
      await settled(page)
      const found = await defectsOf(page)
      if (found.length > 0) defects[address] = found
    }
    expect(defects).toEqual({})
    // A person and a post that are not there are asked for, and answered with 404.
    expect(browsers.complaints.filter((text) => !/status of 404/.test(text))).toEqual([])
    await page.context().close()
  })

  test('what opens over a page', async () => {
    const page = await browsers.visit('/', alice, look)
    const defects: Record<string, string[]> = {}
    const role = (name: 'menu' | 'dialog') => page.getByRole(name).last()
    const looked = async (name: string, layer: Locator) => {
      await layer.waitFor()
      const found = await defectsOf(page, '[role=menu], [role=dialog]')
      if (found.length > 0) defects[name] = found
    }
    const close = async (layer: Locator) => {
      await page.keyboard.press('Escape')
      await layer.waitFor({ state: 'detached' })
    }

    await post(page, 'With a picture').getByRole('button', { name: 'More', exact: true }).click()
    await looked('menu of a post', role('menu'))
    await close(role('menu'))
    await post(page, 'With a picture')
      .getByRole('button', { name: /A pond/ })
      .first()
      .click()
    await looked('picture', role('dialog'))
    await close(role('dialog'))

    await page.goto('/@bob')
    await page.getByRole('button', { name: 'More about @bob' }).click()
    await looked('menu of a person', role('menu'))
    await page.getByRole('menuitem', { name: 'Mute @bob' }).click()
    await looked('muting', role('dialog'))
    await close(role('dialog'))

    await page.keyboard.press('?')
    await looked('keys', role('dialog'))
    await close(role('dialog'))
    await page.keyboard.press('n')
    await looked('composer', role('dialog'))
    await role('dialog')
      .getByRole('button', { name: /Everyone/ })
      .click()
    await looked('visibility', role('menu'))
    expect(defects).toEqual({})
    await page.context().close()
  })
})
