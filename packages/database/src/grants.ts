// Makes each service's role and gives it its own schema and nothing else. Run on every start: a restored dump has no roles.
import { type Client, escapeIdentifier, escapeLiteral } from 'pg'
import { scramVerifier } from './scram.ts'
import { roleName, rolePassword, SERVICES, type ServiceName } from './service-url.ts'

/** Creates missing roles and sets every role's password. The caller needs CREATEROLE. */
export async function ensureRoles(client: Client, database: string, secretKey: string): Promise<void> {
  const names = SERVICES.map((service) => roleName(database, service))
  const { rows } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles WHERE rolname = ANY ($1)', [
    names,
  ])
  const existing = new Set(rows.map((row) => row.rolname))
  const statements = names.map((name) => {
    const verifier = escapeLiteral(scramVerifier(rolePassword(name, secretKey)))
    return `${existing.has(name) ? 'ALTER' : 'CREATE'} ROLE ${escapeIdentifier(name)} LOGIN PASSWORD ${verifier}`
  })
  await client.query(statements.join(';'))
}

/** Grants each role its own schema and its share of the dead letters; takes back what Prisma's record table would leak. */
export async function grantSchemas(client: Client, database: string): Promise<void> {
  const statements = SERVICES.flatMap((service) => grantsOf(service, escapeIdentifier(roleName(database, service))))
  await client.query(`BEGIN; ${statements.join(';')}; COMMIT`)
}

function grantsOf(schema: ServiceName, role: string): string[] {
  const rows = 'SELECT, INSERT, UPDATE, DELETE'
  return [
    `GRANT USAGE ON SCHEMA ${schema}, relay TO ${role}`,
    `GRANT ${rows} ON ALL TABLES IN SCHEMA ${schema} TO ${role}`,
    `REVOKE ALL ON ${schema}._prisma_migrations FROM ${role}`,
    `GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`,
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${role}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT ${rows} ON TABLES TO ${role}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO ${role}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT EXECUTE ON FUNCTIONS TO ${role}`,
    `GRANT ${rows} ON relay.dead_letters TO ${role}`,
  ]
}
