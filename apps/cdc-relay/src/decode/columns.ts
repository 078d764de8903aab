/** Text of the replication protocol → values, by type. Set per relation, so that nobody's global `pg.types` matters. */
import pg from 'pg'

const BIGINT = 20
const TIMESTAMPTZ = 1184
const BIGINT_ARRAY = 1016
const TEXT_ARRAY = 1009
const BOOLEAN = 16

/** The session sends ISO dates in UTC (session settings in replication.ts): `2026-11-21 08:00:00.123456+00`. */
const parseTimestamp = (text: string): number => Date.parse(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)

const parseTextArray = pg.types.getTypeParser(TEXT_ARRAY as number) as (text: string) => string[]

/** Ids only: no quotes, no nesting, no NULL. */
const parseIds = (text: string): number[] => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number))

/** The parser of a column; what no event needs (JSON, smallint) stays text. */
export function columnParser(typeOid: number): (text: string) => unknown {
  switch (typeOid) {
    case BIGINT:
      return Number
    case TIMESTAMPTZ:
      return parseTimestamp
    case BIGINT_ARRAY:
      return parseIds
    case TEXT_ARRAY:
      return parseTextArray
    case BOOLEAN:
      return (text) => text === 't'
    default:
      return (text) => text
  }
}
