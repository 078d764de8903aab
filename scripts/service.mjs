// `npm run service -- <name>`: one service as a process of its own, in the place of this one.
import { existsSync, readdirSync } from 'node:fs'

const apps = new URL('../apps/', import.meta.url)
const services = readdirSync(apps).filter((name) => existsSync(new URL(`${name}/src/main.ts`, apps)))
const hosts = ['standalone', 'distributed', 'demo']
const [name, ...rest] = process.argv.slice(2)

if (!name || rest.length > 0 || hosts.includes(name) || !services.includes(name)) {
  console.error(
    `Usage: npm run service -- <name>\n\nOne of: ${services.filter((one) => !hosts.includes(one)).join(', ')}`,
  )
  process.exitCode = 2
} else await import(new URL(`${name}/src/main.ts`, apps).href)
