// What an installation needs: docs/scaling.md with your own numbers. `node docs/capacity.mjs accounts=2e6 posts=4`
// First what you assume, then what was measured; both may be given as name=number.
const assumed = {
  accounts: 1e6,
  /** Of all accounts: there on a day; within two weeks (they have a home timeline); with an open stream at the busiest time. */
  daily: 0.1,
  reading: 0.2,
  online: 0.01,
  /** Of whoever is there, a day: posts and boosts, likes, pages of home, searches. */
  posts: 2,
  likes: 5,
  pages: 30,
  searches: 1,
  /** Follows of an account; followers of an author, by post (who posts is followed more); the busiest hour against the average. */
  follows: 50,
  followers: 150,
  peak: 3,
  /** Copies that Kafka and Elasticsearch keep; share of posts with a picture or video, and its size on disk. */
  copies: 3,
  media: 0.2,
  mediaBytes: 400_000,
}
const measured = {
  timelineBytes: 20_700,
  accountBytes: 1_121,
  followBytes: 253,
  postBytes: 572,
  likeBytes: 197,
  notificationBytes: 501,
  /** Milliseconds of one core, everything together, engines included. */
  pageMs: 2,
  postMs: 4,
  likeMs: 3,
  /** A second and Redis (one core each for it and its workers), timelines full. */
  deliveries: 400_000,
  /** In the log: an event with its headers. A post is in `tweets` and `live`, a like in `interactions`, its notification in `live`. */
  eventBytes: 500,
  documentBytes: 560,
  /** Milliseconds of one core of Elasticsearch. */
  searchMs: 6,
  /** Of a gateway: sockets, and bytes of one. */
  sockets: 20_000,
  socketBytes: 33_000,
  /** The live window of a gateway and of the log. */
  windowEvents: 200_000,
}
const given = Object.fromEntries(
  process.argv.slice(2).map((word) => word.split('=').map((part, i) => (i ? Number(part) : part))),
)
const unknown = Object.keys(given).filter((name) => !(name in assumed) && !(name in measured))
if (unknown.length > 0 || Object.values(given).some(Number.isNaN)) {
  console.error(`Say name=number. Names: ${[...Object.keys(assumed), ...Object.keys(measured)].join(', ')}`)
  process.exit(2)
}
const v = { ...assumed, ...measured, ...given }

const active = v.accounts * v.daily
const posts = ((active * v.posts) / 86_400) * v.peak
const likes = ((active * v.likes) / 86_400) * v.peak
const pages = ((active * v.pages) / 86_400) * v.peak
const searches = ((active * v.searches) / 86_400) * v.peak
/** Likes and follows tell one person, posts a few: about one notification a like and a half one a post. */
const told = likes + posts / 2
const deliveries = posts * v.followers * v.reading * 2
const cores = (pages * 2 * v.pageMs + posts * v.postMs + likes * v.likeMs) / 1000
const live = posts + told
const log = (2 * posts + likes + told) * v.eventBytes
const sockets = v.accounts * v.online
const year = { posts: active * v.posts * 365, likes: active * v.likes * 365 }
const rows = year.posts * v.postBytes + year.likes * v.likeBytes + (year.likes + year.posts / 2) * v.notificationBytes

const n = (x, digits = 2) => Number(x.toPrecision(digits)).toLocaleString('en', { maximumFractionDigits: 1 })
const bytes = (x) => {
  const step = Math.max(0, Math.min(5, Math.floor(Math.log10(x) / 3)))
  return `${n(x / 1000 ** step)} ${['B', 'kB', 'MB', 'GB', 'TB', 'PB'][step]}`
}
console.table({
  'posts a second, busiest hour': n(posts),
  'home pages a second': n(pages),
  'deliveries a second': n(deliveries),
  'of what one Redis takes': `${n((deliveries / v.deliveries) * 100)} %`,
  'cores for requests (half busy)': n(cores * 2),
  'home timelines in Redis': bytes(v.accounts * v.reading * v.timelineBytes),
  'PostgreSQL, accounts and follows': bytes(v.accounts * (v.accountBytes + v.follows * v.followBytes)),
  'PostgreSQL, a year of posts, likes, notifications': bytes(rows),
  'Kafka, written a second, all copies': bytes(log * v.copies),
  'live window': `${n(Math.min(3600, v.windowEvents / live))} s`,
  'cores for searches (half busy)': n((searches * 2 * v.searchMs) / 1000),
  'Elasticsearch, a year of posts, one copy': bytes(year.posts * v.documentBytes),
  'shards for it (30 GB each)': n(Math.max(1, Math.ceil((year.posts * v.documentBytes) / 30e9))),
  'media, a year': bytes(year.posts * v.media * v.mediaBytes),
  sockets: n(sockets),
  'gateways for them, at least two': n(Math.max(2, Math.ceil(sockets / v.sockets))),
  'memory of a gateway for its sockets': bytes(Math.min(sockets, v.sockets) * v.socketBytes),
})
