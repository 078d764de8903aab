// Part of the image's build: what `turbo prune` leaves out because it is made, or belongs to no package.
// node scripts/image/add-made.mjs <service> <folder>
import { cpSync } from 'node:fs'
import { join } from 'node:path'

const [service, folder] = process.argv.slice(2)
const made = ['packages/database/generated', 'prisma', 'scripts/image']
// Who answers browsers.
if (['gateway', 'standalone'].includes(service)) made.push('apps/web/dist')
for (const path of made) cpSync(path, join(folder, path), { recursive: true })
