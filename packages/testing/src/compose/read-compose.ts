/**
 * docker-compose.yml as `docker compose` would see it with a given environment: anchors and merges resolved, variables put in. Only
 * the forms that the file uses: `${NAME}`, `${NAME:-default}`, `${NAME:?why}` and `$$`. Nothing here talks to Docker.
 */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

export interface ComposeService {
  image: string
  build?: { context: string; target?: string; args?: Record<string, string> }
  command?: string[]
  deploy?: { replicas?: number }
  environment?: Record<string, string | number>
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { test: string[] }
  networks?: string[]
  ports?: string[]
  profiles?: string[]
  volumes?: string[]
}

export interface Compose {
  name: string
  services: Record<string, ComposeService>
  networks: Record<string, { internal?: boolean }>
  volumes: Record<string, unknown>
}

/** Throws, naming the variable, when one that must be set is not. */
export function readCompose(path: string, env: Readonly<Record<string, string | undefined>>): Compose {
  return interpolate(parse(readFileSync(path, 'utf8'), { merge: true }), env) as Compose
}

/** Of a service, as its container would have it. */
export const environmentOf = ({ environment = {} }: ComposeService): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value)]))

type Env = Readonly<Record<string, string | undefined>>

function interpolate(value: unknown, env: Env): unknown {
  if (typeof value === 'string') return fill(value, env)
  if (Array.isArray(value)) return value.map((each) => interpolate(each, env))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, interpolate(each, env)]))
}

const VARIABLE = /\$(?:\$|\{([A-Z0-9_]+)(?:(:[-?])([^}]*))?\})/g

const fill = (text: string, env: Env): string =>
  text.replace(VARIABLE, (whole, name?: string, operator?: string, rest = '') => {
    if (name === undefined) return '$'
    const value = env[name]
    if (value) return value
    if (operator === ':?') throw new Error(`${name}: ${rest}`)
    if (operator === undefined && value === undefined) throw new Error(`${whole} has no default`)
    return operator === ':-' ? rest : ''
  })
