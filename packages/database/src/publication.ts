// What a publication needs from PostgreSQL 18 on. Not a migration: a dump taken on an older server brings a publication without it.
import type { Client } from 'pg'

/**
 * From PostgreSQL 18 on, a table with REPLICA IDENTITY FULL and a generated column refuses UPDATE and DELETE
 * ("cannot delete from table ...") unless the publication carries that column.
 */
export async function publishGeneratedColumns(client: Client): Promise<void> {
  await client.query(`
    DO $$ BEGIN
      IF current_setting('server_version_num')::int >= 180000
         AND EXISTS (SELECT FROM pg_publication WHERE pubname = 'rookery' AND to_jsonb(pg_publication)->>'pubgencols' <> 's')
      THEN EXECUTE 'ALTER PUBLICATION rookery SET (publish_generated_columns = stored)';
      END IF;
    END $$`)
}
