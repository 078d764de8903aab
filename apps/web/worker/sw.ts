/**
 * The service worker: the app itself and what was read last are there without the network. Two strategies are all it needs:
 * files with a hash in their name come from the cache, all else from the network with the cache as a fallback. What is
 * personal is forgotten when one signs out (src/offline/forget.ts).
 */
const worker = self as unknown as ServiceWorkerGlobalScope

/** Every built file, filled in by the build (vite.config.ts): another list makes another worker. */
const ASSETS: readonly string[] = JSON.parse('__ASSETS__')
const SHELL = 'shell'
const ANSWERS = 'answers'
/** Names carry a hash: whatever a file may vary by, it is the same file. */
const FROM_SHELL = { cacheName: SHELL, ignoreVary: true }
/** Answers kept for offline reading; the oldest go first. */
const MAX_ANSWERS = 200

/** Never kept: streams have no end, tokens and uploads are nobody's to keep. */
const KEPT_API = /^\/api\/v[12]\/(?!streaming|media|apps|emails)/

worker.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const shell = await caches.open(SHELL)
      await shell.addAll(['/', '/icon.svg'])
      const known = new Set((await shell.keys()).map(({ url }) => new URL(url).pathname))
      await shell.addAll(ASSETS.filter((path) => !known.has(path)))
      await worker.skipWaiting()
    })(),
  )
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const shell = await caches.open(SHELL)
      const wanted = new Set([...ASSETS, '/', '/icon.svg'])
      for (const request of await shell.keys())
        if (!wanted.has(new URL(request.url).pathname)) await shell.delete(request)
      await worker.clients.claim()
    })(),
  )
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (pathname.startsWith('/assets/')) event.respondWith(fromCache(request))
  else if (request.mode === 'navigate' && !/^\/(api|oauth|docs|media)\b/.test(pathname))
    event.respondWith(page(request))
  else if (KEPT_API.test(pathname) && !request.headers.has('authorization')) event.respondWith(answer(event))
})

async function fromCache(request: Request): Promise<Response> {
  return (await caches.match(request, FROM_SHELL)) ?? fetch(request)
}

/** Every address of the app is the same page. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const shell = await caches.match('/', FROM_SHELL)
    if (shell) return shell
    throw error
  }
}

/** Counts who was signed out: answers asked for before are for nobody after. */
let forgotten = 0
worker.addEventListener('message', ({ data }) => {
  if (data !== 'forget') return
  forgotten++
})

async function answer(event: FetchEvent): Promise<Response> {
  const asked = forgotten
  try {
    const response = await fetch(event.request)
    if (response.ok && asked === forgotten) event.waitUntil(keep(event.request, response.clone()))
    return response
  } catch (error) {
    const kept = await caches.match(event.request, { cacheName: ANSWERS })
    if (kept) return kept
    throw error
  }
}

async function keep(request: Request, response: Response): Promise<void> {
  const answers = await caches.open(ANSWERS)
  // Put last is listed last, so that the first keys are the oldest.
  await answers.delete(request)
  await answers.put(request, response)
  const keys = await answers.keys()
  for (const old of keys.slice(0, Math.max(0, keys.length - MAX_ANSWERS))) await answers.delete(old)
}
