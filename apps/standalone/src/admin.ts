// `npm run admin -- <command>`: what an operator does to accounts, beside the running server and effective in all its processes.
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { adminCommands } from './admin/commands.ts'
import { runCommand, UsageError } from './run-command.ts'

const HELP = `Usage: npm run admin -- list [--pending | --suspended | --deleting | --admins] [--before <id>] [<start of a name>]
       npm run admin -- approve|reject|suspend|restore|promote|demote|reset-password <name>
       npm run admin -- delete <name> --yes
       npm run admin -- audit [--before <id>]

  list             accounts, newest first, 40 a page; --before takes the last id of the page before
  approve, reject  let somebody in who waits for it, or not: the account is removed, the name is free again
  suspend          hide an account and its posts everywhere at once, and end its connections; restore brings it back
  promote, demote  make an administrator, or take it back
  reset-password   end all sessions of an account and print a new password, once
  delete           remove an account and all it posted, for good; nobody can take its name afterwards
  audit            what was done by whom, newest first`

process.exitCode = await runCommand(
  {
    name: 'admin',
    help: HELP,
    options: {
      pending: { type: 'boolean' },
      suspended: { type: 'boolean' },
      deleting: { type: 'boolean' },
      admins: { type: 'boolean' },
      before: { type: 'string' },
      yes: { type: 'boolean' },
    },
    check([verb = '', ...rest], flags) {
      if (!Object.hasOwn(adminCommands, verb)) throw new UsageError('Say what to do.')
      const { names } = adminCommands[verb]!
      if (rest.length < names[0] || rest.length > names[1]) {
        throw new UsageError(names[0] === 1 ? `Say whom to ${verb}.` : 'That is too much.')
      }
      if (flags.before !== undefined && !/^\d{1,16}$/.test(String(flags.before)))
        throw new UsageError('--before takes an id.')
      if (verb === 'delete' && !flags.yes) throw new UsageError('A deletion cannot be undone: say --yes.')
    },
    async run({ words: [verb, name], flags, say, ...where }) {
      // Loaded only now: wrong usage is told at once. From the second time on it comes compiled, as the server's modules do.
      enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/rookery/compiled', import.meta.url)))
      const { openUsers } = await import('./admin/open-users.ts')
      await using users = await openUsers(where)
      await adminCommands[verb!]!.run({ users: users.service, name, flags, say })
      return 0
    },
  },
  process.argv.slice(2),
  process.env,
)
