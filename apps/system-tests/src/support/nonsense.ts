/** What no client should send: requests made from the server's own OpenAPI document. */
import type { Operation } from './check-answer.ts'
import { fillPath, type Things } from './things.ts'

export interface Attempt {
  /** What is wrong with it, for the report. */
  what: string
  url: string
  /** The router has no route for it. */
  routeless?: boolean
  init: RequestInit
}

const NUL = String.fromCharCode(0)
const LONG = 'ü'.repeat(50_000)
const LEVELS = 10_000

/** As JSON text: some of it is no value that a program could hold. */
const VALUES: Readonly<Record<string, string>> = {
  'object with odd keys': '{"constructor":{"a":1},"0":null,"":[]}',
  'array of arrays': '[[],[[]],{}]',
  'array of nulls': '[[null,null]]',
  number: '-1e308',
  'number beyond all': '1e400',
  'number beyond 64 bits': '9223372036854775809',
  null: 'null',
  true: 'true',
  '100 kB of text': JSON.stringify(LONG),
  NUL: JSON.stringify(`a${NUL}b`),
  'control characters': '"\\u0001\\u0008\\u001b[31m\\u007f\\u0085\\u2028\\u202e"',
  'lone surrogate': '"\\ud83d"',
  'reversed surrogates': '"\\udc26\\ud83d"',
  'deep array': `${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}`,
  'prototype keys': '{"__proto__":{"admin":true},"prototype":1,"toString":"x"}',
  'a float': '1.5',
  'deep object': `${'{"a":'.repeat(LEVELS)}1${'}'.repeat(LEVELS)}`,
}

const BODIES: readonly [what: string, type: string, body: string][] = [
  ['broken JSON', 'application/json', '{"status": "x"'],
  ['JSON that is a number', 'application/json', '7'],
  ['JSON that is null', 'application/json', 'null'],
  ['JSON that is a list', 'application/json', '[{"status":"x"}]'],
  ['JSON that is deep', 'application/json', VALUES['deep array']!],
  ['a poisoned prototype', 'application/json', '{"__proto__":{"isAdmin":true}}'],
  ['a poisoned constructor', 'application/json', '{"constructor":{"prototype":{"isAdmin":true}}}'],
  ['an unknown type', 'application/x-rookery', 'x'],
  ['XML', 'application/xml', '<status/>'],
  ['plain text', 'text/plain', 'status=x'],
  ['a type that is none', 'nonsense', 'x'],
  ['form with broken escapes', 'application/x-www-form-urlencoded', 'status=%zz&%=%&&=&[]=1&a[=1&]b=2'],
  ['form with NUL', 'application/x-www-form-urlencoded', 'status=a%00b&username=%00&display_name=%00&q=%00'],
  ['form that is deep', 'application/x-www-form-urlencoded', `a${'[b]'.repeat(5_000)}=1`],
  ['form with a prototype', 'application/x-www-form-urlencoded', '__proto__[x]=1&constructor[prototype][y]=2'],
  ['form with many fields', 'application/x-www-form-urlencoded', 'media_ids[]=1&'.repeat(20_000)],
  ['multipart without a boundary', 'multipart/form-data', 'x'],
  ['multipart of another boundary', 'multipart/form-data; boundary=a', '--b\r\n\r\nx\r\n--b--'],
  ['multipart that ends early', 'multipart/form-data; boundary=a', '--a\r\nContent-Disposition: form-data; name="st'],
  [
    'multipart with NUL',
    'multipart/form-data; boundary=a',
    `--a\r\nContent-Disposition: form-data; name="status"\r\n\r\nx${NUL}y\r\n--a--\r\n`,
  ],
  [
    'multipart with a long field',
    'multipart/form-data; boundary=a',
    `--a\r\nContent-Disposition: form-data; name="status"\r\n\r\n${LONG}${LONG}\r\n--a--\r\n`,
  ],
  [
    'multipart with 300 fields',
    'multipart/form-data; boundary=a',
    `${'--a\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n'.repeat(300)}--a--\r\n`,
  ],
  ['a body beyond the limit', 'application/json', `{"status":"${'x'.repeat(1_200_000)}"}`],
]

const IN_PATH = ['-1', '0', '1e5', 'abc', '9'.repeat(20), '%00', '%F0%9F%90%A6', '%ff', '..%2f..%2fetc', '%']

const IN_QUERY: Readonly<Record<string, string>> = {
  negative: '-1',
  huge: '9'.repeat(400),
  'beyond 64 bits': '9223372036854775809',
  words: 'abc',
  empty: '',
  NUL: '%00',
  'half a character': '%ff',
  long: 'x'.repeat(8_000),
  'an emoji': '%F0%9F%90%A6',
}

const hasBody = ({ method }: Operation): boolean => method !== 'GET' && method !== 'DELETE'

/** Those that are also tried as lists and as objects. */
const AS_LISTS = new Set(['negative', 'beyond 64 bits', 'NUL'])

/** Everything wrong that can be said to one operation. */
export function* attempts(operation: Operation, things: Things): Generator<Attempt> {
  const { method, path, parameters = [], requestBody } = operation
  const url = fillPath(path, things)
  const json = { 'content-type': 'application/json' }
  if (path.includes('{')) {
    for (const id of IN_PATH)
      yield { what: `path ${id.slice(0, 30)}`, url: path.replaceAll(/\{[^}]+\}/g, id), init: { method } }
  }
  if (path.includes('{')) {
    const beyond = path.replaceAll(/\{[^}]+\}/g, '9'.repeat(600))
    yield { what: 'path beyond all', url: beyond, routeless: true, init: { method } }
  }
  yield {
    what: 'unknown parameters',
    url: `${url}?nonsense=1&__proto__[a]=1&a[b][c][d][e][f]=1&[]=2&%0D%0Ax%F0%9F%90%A6=%0D%0A%C2%90&%3E%22=1`,
    init: { method },
  }
  for (const { name } of parameters.filter((parameter) => parameter.in === 'query')) {
    for (const [what, value] of Object.entries(IN_QUERY)) {
      const shapes = AS_LISTS.has(what) ? [name, `${name}[]`, `${name}[a]`] : [name]
      for (const key of shapes) yield { what: `${key} ${what}`, url: `${url}?${key}=${value}`, init: { method } }
    }
    yield { what: `${name} twice`, url: `${url}?${name}=1&${name}=2`, init: { method } }
    yield { what: `${name} 400 times`, url: `${url}?${`${name}[]=7&`.repeat(400)}`, init: { method } }
  }
  if (!hasBody(operation)) return
  for (const [what, type, body] of BODIES)
    yield { what, url, init: { method, body, headers: { 'content-type': type } } }
  const { properties = {}, required = [] } = requestBody?.content['application/json']?.schema ?? {}
  for (const name of [...Object.keys(properties), 'anything']) {
    const others = required.filter((other) => other !== name).map((other) => `${JSON.stringify(other)}:"1"`)
    for (const [what, value] of Object.entries(VALUES)) {
      const body = `{${[...others, `${JSON.stringify(name)}:${value}`].join(',')}}`
      yield { what: `${name}: ${what}`, url, init: { method, body, headers: json } }
    }
  }
}
