/** Posts by 16 writers for half a minute. */
import { check } from 'k6'
import http from 'k6/http'
import { authorized, type Person, signUp, URL, uniqueName } from './people.ts'

export const options = {
  scenarios: { write: { executor: 'constant-vus', vus: 16, duration: '30s' } },
  thresholds: { checks: ['rate==1'], http_req_failed: ['rate==0'], http_req_duration: ['p(99)<500'] },
}

export function setup(): { writers: Person[] } {
  return { writers: Array.from({ length: 4 }, (_, n) => signUp(uniqueName(`w${n}`))) }
}

export default function write({ writers }: { writers: Person[] }) {
  const writer = writers[__VU % writers.length] as Person
  const answer = http.post(
    `${URL}/api/v1/statuses`,
    JSON.stringify({ status: `herons ${__VU}-${__ITER}` }),
    authorized(writer),
  )
  check(answer, { posted: (r) => r.status === 200 })
}
