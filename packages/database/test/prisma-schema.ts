// Reads as much of a schema.prisma as is needed to hold it against the database. Prisma itself checks the syntax.

/** Prisma's scalar types, as PostgreSQL calls them. */
const TYPES: Record<string, string> = {
  BigInt: 'int8',
  Int: 'int4',
  String: 'text',
  Boolean: 'bool',
  DateTime: 'timestamp(3)',
  Json: 'jsonb',
  Bytes: 'bytea',
  Float: 'float8',
}

/** One `table.column type [null] [default]` for each field, sorted. */
export function columnsOfPrismaSchema(text: string): string[] {
  const columns: string[] = []
  for (const [, model, body = ''] of text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)) {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model
    for (const line of body.split('\n')) {
      const field = /^\s+(\w+)\s+(\w+)(\[\]|\?)?(.*)$/.exec(line)
      if (field) columns.push(`${table}.${column(field)}`)
    }
  }
  return columns.sort()
}

function column([, name, type = '', arity = '', attributes = '']: RegExpExecArray): string {
  const native = /@db\.(\w+)(\(\d+\))?/.exec(attributes)
  // What Prisma has no name for is `Unsupported("tsvector")`.
  const unsupported = type === 'Unsupported' ? /"(\w+)"/.exec(attributes)?.[1] : undefined
  const scalar = native ? `${native[1]?.toLowerCase().replace('smallint', 'int2')}${native[2] ?? ''}` : TYPES[type]
  const base = unsupported ?? scalar
  if (!base) throw new Error(`no PostgreSQL type is known for ${type}`)
  const mapped = /@map\("(\w+)"\)/.exec(attributes)?.[1] ?? name
  const nullable = arity === '?' ? ' null' : ''
  return `${mapped} ${arity === '[]' ? '_' : ''}${base}${nullable}${attributes.includes('@default') ? ' default' : ''}`
}
