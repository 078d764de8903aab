/** Home pages at 16 readers for half a minute. */
import { check } from 'k6'
import http from 'k6/http'
import { authorized, type Person, signUp, URL, uniqueName } from './people.ts'

export const options = {
  scenarios: { read: { executor: 'constant-vus', vus: 16, duration: '30s' } },
  thresholds: { checks: ['rate==1'], http_req_failed: ['rate==0'], http_req_duration: ['p(99)<500'] },
}

export function setup(): { bob: Person } {
  const alice = signUp(uniqueName('alice'))
  const bob = signUp(uniqueName('bob'))
  http.post(`${URL}/api/v1/accounts/${alice.id}/follow`, '{}', authorized(bob))
  for (let n = 0; n < 40; n++)
    http.post(`${URL}/api/v1/statuses`, JSON.stringify({ status: `herons, part ${n}` }), authorized(alice))
  return { bob }
}

export default function read({ bob }: { bob: Person }) {
  const home = http.get(`${URL}/api/v1/timelines/home?limit=20`, authorized(bob))
  check(home, { 'a full page': (r) => r.status === 200 && (r.json() as unknown[]).length === 20 })
}
