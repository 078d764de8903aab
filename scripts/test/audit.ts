// Known weaknesses of what we ship (`npm audit --omit=dev`): none, or each explained in audit-allowed.json until a day it names.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { failedCheck, type Outcome, PASSED, SKIPPED } from './outcome.ts'

/** An advisory that does not concern us, or not yet. */
export interface Allowed {
  /** GHSA-… */
  advisory: string
  /** Why it does no harm here. */
  reason: string
  /** YYYY-MM-DD: from then on it has to be looked at again. */
  expires: string
}

interface Advisory {
  name: string
  title: string
  url: string
  severity: string
}

/** The part of npm's report (version 2) that counts; strings in `via` name other entries. */
export interface AuditReport {
  vulnerabilities: Record<string, { via: (string | Advisory)[] }>
}

const idOf = ({ url }: Advisory): string => url.split('/').at(-1) ?? url

/** One line for everything that has to be done; empty when nothing has. */
export function judgeAudit({ vulnerabilities }: AuditReport, allowed: Allowed[], today: string): string[] {
  const found = new Map<string, Advisory>()
  for (const { via } of Object.values(vulnerabilities)) {
    for (const one of via) if (typeof one !== 'string') found.set(idOf(one), one)
  }
  const unexplained = [...found].filter(([id]) => !allowed.some(({ advisory }) => advisory === id))
  const expired = allowed.filter(({ advisory, expires }) => found.has(advisory) && expires <= today)
  const gone = allowed.filter(({ advisory }) => !found.has(advisory))
  return [
    ...unexplained.map(([id, { name, severity, title }]) => `${id}: ${name}, ${severity}: ${title}`),
    ...expired.map(({ advisory, expires }) => `${advisory}: its explanation ended on ${expires}`),
    ...gone.map(({ advisory }) => `${advisory}: allowed, but not found any more`),
  ]
}

/** Null when the text is no report: a registry that keeps no advisories, or no network. */
export function readReport(text: string): AuditReport | null {
  try {
    const report = JSON.parse(text) as Partial<AuditReport>
    return report.vulnerabilities ? { vulnerabilities: report.vulnerabilities } : null
  } catch {
    return null
  }
}

const LONGEST_MS = 60_000

export async function audit(): Promise<Outcome> {
  const text = await new Promise<string>((resolve) => {
    // Ends with 1 when it found something: only what it printed counts.
    execFile('npm', ['audit', '--omit=dev', '--json'], { timeout: LONGEST_MS }, (_error, stdout) => resolve(stdout))
  })
  const report = readReport(text)
  if (!report) {
    console.warn('Skipped: the npm registry answers no advisories here. Run it where it does: npm audit --omit=dev')
    return SKIPPED
  }
  const allowed = JSON.parse(readFileSync(join(import.meta.dirname, 'audit-allowed.json'), 'utf8')) as Allowed[]
  const todo = judgeAudit(report, allowed, new Date().toISOString().slice(0, 10))
  for (const line of todo) console.error(line)
  return todo.length === 0 ? PASSED : failedCheck('Audit of dependencies', todo.join('\n'))
}
