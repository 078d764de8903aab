/** Real browsers for the web app's tests: each person has one of their own, and whatever it complains about is collected. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { findChromium } from '@rookery/testing'
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import type { Person } from './people.ts'
import type { Server } from './server.ts'

const PREPARE = fileURLToPath(new URL('../../../../scripts/prepare.mjs', import.meta.url))
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

/** undefined where there is no Chromium and it may not be installed: said aloud, and an error in CI. */
export const chromiumPath = await findChromium()
// Before any server starts: what it serves is decided there.
if (chromiumPath) await promisify(execFile)(process.execPath, [PREPARE])

type Identity = Pick<Person, 'id' | 'username' | 'token'>

export interface Browsers extends AsyncDisposable {
  /** A page of its own storage; signed in without a form when a person is given. */
  visit(path: string, person?: Identity | null, options?: BrowserContextOptions): Promise<Page>
  /** Errors of pages, breaches of the content security policy, requests that failed. Tests expect none. */
  complaints: string[]
}

/** Starts a browser against `server`. */
export async function openBrowsers(server: Pick<Server, 'url'>): Promise<Browsers> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: FLAGS })
  const complaints: string[] = []
  return {
    complaints,
    async visit(path, person = null, options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        baseURL: server.url,
        ...options,
      })
      context.setDefaultTimeout(LONGEST_MS)
      if (person) {
        const answer = await context.request.post('/api/rookery/v1/session', {
          headers: { authorization: `Bearer ${person.token}` },
        })
        if (!answer.ok()) throw new Error(`no session for ${person.username}: ${answer.status()}`)
        const session = JSON.stringify({ accountId: person.id, username: person.username })
        await context.addInitScript((value) => localStorage.setItem('rookery.session', value), session)
      }
      const page = await context.newPage()
      page.on('console', (message) => message.type() === 'error' && complaints.push(`${page.url()}: ${message.text()}`))
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.stack ?? error.message}`))
      await page.goto(path)
      return page
    },
    [Symbol.asyncDispose]: () => browser.close(),
  }
}

/** The rows of a timeline that hold `text`. */
export const post = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })

export async function write(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Your post' }).first()
  await field.fill(text)
  await field.press('Control+Enter')
  await post(page, text).first().waitFor()
}
