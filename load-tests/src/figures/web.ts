/** The web app in Chromium: what a first visit loads, when its largest part is painted, and how steadily 5,000 posts scroll. */
import { findChromium } from '@rookery/testing'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import type { Member, Rig } from '../rig.ts'
import { type Figure, median, percentile } from '../stats.ts'
import { frameIntervals, type TraceEvent } from './web-trace.ts'

const POSTS = 5_000
const WRITERS = 16
const VISITS = 5
/** A laptop of some age on a slow line: 10 Mbit/s, 40 ms for a round trip, a quarter of this processor. */
const LINE = { latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 5e6 / 8 }
const SLOWDOWN = 4
/** Faster than anybody reads, for half a minute. */
const SCROLL = { speed: 2_500, distance: 75_000 }

export async function web(rig: Rig): Promise<Figure[]> {
  const executablePath = await findChromium()
  if (!executablePath) throw new Error('no Chromium: apt-get install chromium')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const reader = await rig.signUp('reader')
    await fill(rig, reader)
    return [...(await firstVisit(browser, rig)), ...(await home(browser, rig, reader))]
  } finally {
    await browser.close()
  }
}

async function fill(rig: Rig, reader: Member): Promise<void> {
  const words = 'heron pond elm rook tram river baker bell harbour lantern ferry market snow bridge'.split(' ')
  const author = await rig.signUp('author')
  await rig.request(reader, 'POST', `/api/v1/accounts/${author.id}/follow`)
  let number = 0
  const write = async () => {
    while (number < POSTS) {
      const mine = number++
      const text = Array.from({ length: 3 + ((mine * 7) % 45) }, (_, at) => words[(mine + at * 3) % words.length])
      await rig.request(author, 'POST', '/api/v1/statuses', {
        status: `${mine} ${text.join(' ')} #${words[mine % 14]}`,
      })
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, write))
  await rig.quiet()
}

/** Nobody is signed in and nothing is cached. */
async function firstVisit(browser: Browser, rig: Rig): Promise<Figure[]> {
  const paints: number[] = []
  let scripts = 0
  let all = 0
  for (let visit = 0; visit < VISITS; visit++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
    const page = await context.newPage()
    const session = await throttle(page)
    scripts = 0
    all = 0
    const kinds = new Map<string, string>()
    session.on('Network.responseReceived', ({ requestId, type }) => void kinds.set(requestId, type))
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      all += encodedDataLength
      if (kinds.get(requestId) === 'Script') scripts += encodedDataLength
    })
    await page.goto(rig.url, { waitUntil: 'networkidle' })
    paints.push(await largestPaint(page))
    await context.close()
  }
  return [
    { name: 'first visit, scripts', value: scripts / 1_000, unit: 'kB', goal: '≤ 200 kB' },
    { name: 'first visit, everything', value: all / 1_000, unit: 'kB' },
    { name: 'first visit, largest paint', value: median(paints), unit: 'ms', goal: '≤ 1,500 ms' },
  ]
}

async function home(browser: Browser, rig: Rig, reader: Member): Promise<Figure[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: rig.url })
  await context.request.post('/api/rookery/v1/session', { headers: { authorization: `Bearer ${reader.token}` } })
  const session = JSON.stringify({ accountId: reader.id, username: reader.username })
  await context.addInitScript(`localStorage.setItem('rookery.session', ${JSON.stringify(session)})`)
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('article').first().waitFor()
  const paint = await largestPaint(page)

  const loaded = await loadAll(page)
  await page.evaluate('scrollTo(0, document.body.scrollHeight / 2)')
  await page.waitForLoadState('networkidle')
  await browser.startTracing(page, { categories: ['cc', 'benchmark', 'disabled-by-default-devtools.timeline.frame'] })
  const client = await context.newCDPSession(page)
  await client.send('Input.synthesizeScrollGesture', {
    x: 640,
    y: 450,
    yDistance: -SCROLL.distance,
    speed: SCROLL.speed,
    gestureSourceType: 'mouse',
    preventFling: true,
  })
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] }
  const { intervals, presented, dropped } = frameIntervals(traceEvents)
  await context.close()
  return [
    { name: 'home, largest paint (no throttling)', value: paint, unit: 'ms' },
    { name: 'posts in the list while scrolling', value: loaded, unit: 'posts' },
    { name: 'scrolling, frame p50', value: median(intervals), unit: 'ms', goal: '≤ 17 ms' },
    { name: 'scrolling, frame p95', value: percentile(intervals, 0.95), unit: 'ms' },
    { name: 'scrolling, frame p99', value: percentile(intervals, 0.99), unit: 'ms' },
    { name: 'scrolling, frames dropped', value: (100 * dropped) / (presented + dropped), unit: '%' },
  ]
}

/** Goes down until the list has everything; returns how many rows it has. */
async function loadAll(page: Page): Promise<number> {
  const rows = () =>
    page.evaluate<number>(
      'Math.max(...[...document.querySelectorAll("[data-index]")].map((row) => +row.dataset.index)) + 1',
    )
  for (let last = 0, quiet = 0; quiet < 20; ) {
    await page.evaluate('scrollTo(0, document.body.scrollHeight)')
    await page.waitForTimeout(50)
    const now = await rows()
    quiet = now > last ? 0 : quiet + 1
    last = Math.max(last, now)
    if (last >= POSTS) break
  }
  return rows()
}

async function throttle(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', { offline: false, ...LINE })
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  return session
}

const largestPaint = (page: Page): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
      .observe({ type: 'largest-contentful-paint', buffered: true })
  })`)
