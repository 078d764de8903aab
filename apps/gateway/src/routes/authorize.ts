/** The page where a person signs in and lets an application in. */
import cookie from '@fastify/cookie'
import { describeError, sayWhenToRetry } from '@rookery/http'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { guardSignIn } from '../limits/guard-sign-in.ts'
import { pagePolicy, renderAuthorizePage, renderCodePage, renderProblemPage } from '../oauth/authorize-page.ts'
import { answerCode, checkAuthorize, OUT_OF_BAND, refuse } from '../oauth/check-authorize.ts'
import { CSRF_COOKIE, csrfOf, fits, newNonce } from '../oauth/csrf.ts'
import type { Routes } from './describe.ts'

const text = Type.Optional(Type.String())
const Params = {
  response_type: text,
  client_id: text,
  redirect_uri: text,
  scope: text,
  state: text,
  code_challenge: text,
  code_challenge_method: text,
}
const Page = Type.String({ description: 'An HTML page' })
const Moved = Type.Null({ description: 'Back to the application' })

export const authorizeRoutes: Routes = async (app, { edge }) => {
  await app.register(cookie)
  const { secretKey } = edge.config
  const cookieOptions = {
    httpOnly: true,
    sameSite: 'lax',
    path: '/oauth',
    secure: edge.links.base.startsWith('https:'),
  } as const

  const sendPage = (reply: FastifyReply, status: number, html: string, redirectUri?: string) =>
    reply
      .code(status)
      .headers({
        'content-security-policy': pagePolicy(redirectUri),
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
      })
      .type('text/html; charset=utf-8')
      .send(html)

  app.setErrorHandler((error, request, reply) => {
    const { status, body } = describeError(error)
    sayWhenToRetry(error, status, reply)
    if (status >= 500) request.log.error({ err: error }, 'request failed')
    return sendPage(reply, status, renderProblemPage(body.error_description ?? body.error))
  })

  app.get(
    '/oauth/authorize',
    {
      schema: {
        operationId: 'authorizePage',
        summary: 'The page that asks a person to sign in and approve',
        tags: ['oauth'],
        produces: ['text/html'],
        querystring: Type.Object(Params),
        response: { 200: Page, 302: Moved, 400: Page, 422: Page, 429: Page, 503: Page },
      },
    },
    async (request, reply) => {
      const checked = await checkAuthorize(edge, request.query)
      if ('refusal' in checked) return reply.redirect(checked.refusal)
      const nonce = request.cookies[CSRF_COOKIE] ?? newNonce()
      reply.setCookie(CSRF_COOKIE, nonce, cookieOptions)
      const page = { host: edge.links.host, request: checked, params: request.query, csrf: csrfOf(nonce, secretKey) }
      return sendPage(reply, 200, renderAuthorizePage(page), checked.redirectUri)
    },
  )

  app.post(
    '/oauth/authorize',
    {
      schema: {
        operationId: 'authorize',
        summary: 'What the page sends: sign in and approve, or deny',
        tags: ['oauth'],
        produces: ['text/html'],
        body: Type.Object({ ...Params, username: text, password: text, decision: text, csrf: text }),
        response: { 200: Page, 302: Moved, 400: Page, 401: Page, 403: Page, 422: Page, 429: Page, 503: Page },
      },
    },
    async (request, reply) => {
      const { username = '', password = '', decision, csrf, ...params } = request.body
      const checked = await checkAuthorize(edge, params)
      if ('refusal' in checked) return reply.redirect(checked.refusal)
      if (!fits(csrf, request.cookies[CSRF_COOKIE], secretKey)) {
        return sendPage(
          reply,
          403,
          renderProblemPage('The form is too old. Go back to the application and start again.'),
        )
      }
      const { redirectUri, state, scopes, codeChallenge } = checked
      if (decision === 'deny') {
        if (redirectUri === OUT_OF_BAND) return sendPage(reply, 200, renderProblemPage('You have denied the access.'))
        return reply.redirect(refuse(redirectUri, state, 'access_denied', 'The person denied the request.'))
      }
      const who = { ip: request.ip, login: username }
      const account = await guardSignIn(edge.limiter, who, () =>
        edge.users.verifyPassword({ login: username, password }),
      )
      if (account === null) {
        const problem = 'The user name or the password is wrong.'
        const page = { host: edge.links.host, request: checked, params, csrf: csrf!, login: username, problem }
        return sendPage(reply, 401, renderAuthorizePage(page), redirectUri)
      }
      const grant = { appId: checked.app.id, accountId: account.id, redirectUri, scopes, codeChallenge }
      const { code } = await edge.users.createAuthorizationCode(grant)
      if (redirectUri === OUT_OF_BAND) return sendPage(reply, 200, renderCodePage(code))
      return reply.redirect(answerCode(redirectUri, state, code))
    },
  )
}
