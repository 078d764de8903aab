// Environment → typed values. What is wrong is told by name, never by value: values may be secrets.
import type { Static, TObject, TSchema } from 'typebox'
import { Default, Errors } from 'typebox/value'

/** One or more variables are wrong. The message has one line for each and is fit for the terminal as it is. */
export class ConfigError extends Error {
  readonly code = 'CONFIG'
  override name = 'ConfigError'
}

/** The words after "must be" in an error; every variable's schema carries them as `accepts`. */
interface Described {
  accepts?: string
}

/**
 * Picks the schema's variables out of `raw`, trims them, turns decimal digits into numbers and applies defaults.
 * An empty variable counts as unset. Throws ConfigError naming each wrong variable and what it accepts.
 */
export function parseConfig<Schema extends TObject>(
  schema: Schema,
  raw: Readonly<Record<string, string | undefined>>,
): Static<Schema> {
  const given: Record<string, unknown> = {}
  for (const [name, variable] of Object.entries<TSchema>(schema.properties)) {
    const text = raw[name]?.trim()
    if (text) given[name] = isNumeric(variable) && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
  }
  const value = Default(schema, given)
  const wrong = new Set(Errors(schema, value).flatMap(variablesOf))
  if (wrong.size > 0)
    throw new ConfigError([...wrong].map((name) => complaint(name, schema.properties[name])).join('\n'))
  return value as Static<Schema>
}

function isNumeric(schema: TSchema): boolean {
  const { type } = schema as { type?: string }
  return type === 'integer' || type === 'number'
}

function variablesOf(error: ReturnType<typeof Errors>[number]): string[] {
  const missing = (error.params as { requiredProperties?: string[] }).requiredProperties
  return missing ?? [error.instancePath.split('/')[1] ?? '']
}

function complaint(name: string, schema?: Described): string {
  return `${name} must be ${schema?.accepts ?? 'another value'}.`
}
