/** The pages of the sign-in: plain HTML, no script, usable with a keyboard and a screen reader. */
import { createHash } from 'node:crypto'
import { escapeHtml } from '@rookery/contracts/text/html'
import type { AuthorizeParams, AuthorizeRequest } from './check-authorize.ts'

const STYLE = `
:root { color-scheme: light dark; --ink: #1d1b26; --soft: #5d5a6b; --paper: #fff; --ground: #f3f1f8; --line: #d7d3e2; --accent: #4b3fbd; --bad: #a3202f }
@media (prefers-color-scheme: dark) { :root { --ink: #efedf6; --soft: #aeaabd; --paper: #211f2b; --ground: #16141d; --line: #3d3a4c; --accent: #8f85f7; --bad: #ff8a96 } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { width: 100%; max-width: 26rem; background: var(--paper); border: 1px solid var(--line); border-radius: 1rem; padding: 2rem }
h1 { margin: 0 0 .5rem; font-size: 1.375rem; line-height: 1.25 }
p { margin: 0 0 1rem; color: var(--soft) } strong { color: var(--ink) }
ul { margin: 0 0 1.5rem; padding-left: 1.25rem }
label { display: block; margin: 0 0 1rem; font-weight: 600 }
input { display: block; width: 100%; margin-top: .25rem; padding: .625rem .75rem; font: inherit; font-weight: 400; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: .5rem }
button { width: 100%; padding: .75rem; font: inherit; font-weight: 600; border-radius: .5rem; border: 1px solid var(--accent); background: var(--accent); color: var(--paper); cursor: pointer }
button + button { margin-top: .75rem; background: transparent; color: var(--accent) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
[role=alert] { color: var(--bad); font-weight: 600 }
code { display: block; padding: .75rem; overflow-wrap: anywhere; border: 1px dashed var(--line); border-radius: .5rem; user-select: all }
`

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/** Nothing but our style; `form-action` names where a sent form may lead, because browsers check redirects against it. */
export const pagePolicy = (redirectUri?: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    `form-action 'self'${redirectUri === undefined ? '' : ` ${sourceOf(redirectUri)}`}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')

function sourceOf(redirectUri: string): string {
  if (!URL.canParse(redirectUri)) return ''
  const { protocol, host } = new URL(redirectUri)
  if (protocol === 'urn:') return ''
  return /^https?:$/.test(protocol) ? `${protocol}//${host}` : protocol
}

const WORDS: Readonly<Record<string, string>> = {
  read: 'Read everything of your account',
  write: 'Change everything of your account',
  follow: 'See and change whom you follow, block and mute',
  push: 'Receive your notifications',
  profile: 'Read your profile only',
}

const describeScope = (scope: string): string => {
  const [verb, what] = scope.split(':')
  return WORDS[scope] ?? `${verb === 'read' ? 'Read' : 'Change'} your ${what}`
}

export interface AuthorizePage {
  host: string
  request: AuthorizeRequest
  params: AuthorizeParams
  csrf: string
  login?: string | undefined
  problem?: string | undefined
}

export function renderAuthorizePage({ host, request, params, csrf, login = '', problem }: AuthorizePage): string {
  const hidden = { ...kept(params), csrf }
  const name = escapeHtml(request.app.name)
  return page(
    `Sign in to ${host}`,
    `<h1>Sign in to ${escapeHtml(host)}</h1>
<p><strong>${name}</strong> asks for access to your account. It would be able to:</p>
<ul>${request.scopes.map((scope) => `<li>${escapeHtml(describeScope(scope))}</li>`).join('')}</ul>
${problem === undefined ? '' : `<p role="alert" id="problem">${escapeHtml(problem)}</p>`}
<form method="post" action="/oauth/authorize">
${Object.entries(hidden)
  .map(([key, value]) => `<input type="hidden" name="${key}" value="${escapeHtml(value)}">`)
  .join('\n')}
<label>User name or e-mail <input name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required value="${escapeHtml(login)}"${problem === undefined ? '' : ' aria-describedby="problem" aria-invalid="true"'}></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button name="decision" value="approve">Sign in and approve</button>
<button name="decision" value="deny" formnovalidate>Deny</button>
</form>`,
  )
}

export const renderCodePage = (code: string): string =>
  page(
    'Authorization code',
    `<h1>Almost there</h1><p>Copy this code and paste it into the application:</p><code>${escapeHtml(code)}</code>`,
  )

export const renderProblemPage = (text: string): string =>
  page('Something is wrong', `<h1>This cannot go on</h1><p role="alert">${escapeHtml(text)}</p>`)

const KEPT = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
] as const satisfies (keyof AuthorizeParams)[]

const kept = (params: AuthorizeParams): Record<string, string> =>
  Object.fromEntries(KEPT.flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]]])))

const page = (title: string, content: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><style>${STYLE}</style></head>
<body><main>${content}</main></body></html>`
