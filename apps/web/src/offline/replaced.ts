/** Whether the server has another version of the app than this page: parts of the older one may be gone. */
import { tabStore } from '../storage/stores.ts'

const RELOADED = 'rookery.reloaded'
/** A page that fails again so soon would do so for ever. */
const ONCE_MS = 60_000

const readPage = (): Promise<string> =>
  fetch('/', { cache: 'no-store', headers: { accept: 'text/html' } }).then(
    (answer) => (answer.ok ? answer.text() : ''),
    () => '',
  )

export const isReachable = async (): Promise<boolean> => (await readPage()) !== ''

/** Starts the page anew at the same place; false: this version is the present one, or nobody knows. */
export async function reloadIfReplaced(): Promise<boolean> {
  if (Date.now() - Number(tabStore.get(RELOADED) ?? 0) < ONCE_MS) return false
  const own = document.querySelector('script[type=module][src]')?.getAttribute('src')
  const page = await readPage()
  if (!own || page === '' || page.includes(own)) return false
  tabStore.set(RELOADED, String(Date.now()))
  location.reload()
  return true
}
