/** A short visit: sign up, follow, post, read it in the follower's home. Every check must hold. */
import { check, sleep } from 'k6'
import http from 'k6/http'
import { authorized, type Person, signUp, URL, uniqueName } from './people.ts'

export const options = {
  scenarios: { visit: { executor: 'shared-iterations', vus: 4, iterations: 40, maxDuration: '60s' } },
  thresholds: { checks: ['rate==1'], http_req_failed: ['rate==0'] },
}

export function setup(): { alice: Person; bob: Person } {
  const alice = signUp(uniqueName('alice'))
  const bob = signUp(uniqueName('bob'))
  const follow = http.post(`${URL}/api/v1/accounts/${alice.id}/follow`, '{}', authorized(bob))
  check(follow, { 'bob follows alice': (r) => r.status === 200 && (r.json() as { following: boolean }).following })
  return { alice, bob }
}

export default function visit({ alice, bob }: { alice: Person; bob: Person }) {
  const text = `smoke ${__VU}-${__ITER}`
  const posted = http.post(`${URL}/api/v1/statuses`, JSON.stringify({ status: text }), authorized(alice))
  check(posted, { 'alice posts': (r) => r.status === 200 })
  const { id } = posted.json() as { id: string }
  let seen = false
  for (let attempt = 0; attempt < 50 && !seen; attempt++) {
    const home = http.get(`${URL}/api/v1/timelines/home?limit=40`, authorized(bob))
    seen = (home.json() as { id: string }[]).some((status) => status.id === id)
    if (!seen) sleep(0.1)
  }
  check(seen, { 'bob reads it at home': (value) => value })
}
