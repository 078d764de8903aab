/** What is wrong with a page as it stands: what axe-core finds, and whether it is wider than the screen. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

interface Violation {
  id: string
  help: string
  nodes: { html: string; failureSummary?: string }[]
}

/** Of all of it, or of what `within` selects. Focus guards of Base UI hand the focus on at once: nobody is ever on one. */
export async function defectsOf(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(axe.source)
  const part = { include: [within], exclude: ['[data-base-ui-focus-guard]'] }
  // A menu over a dialog stands outside of every landmark, and of the page.
  const options = within === 'html' ? {} : { rules: { region: { enabled: false } } }
  const { violations } = await page.evaluate<{ violations: Violation[] }>(
    `axe.run(${JSON.stringify(part)}, ${JSON.stringify(options)})`,
  )
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 200)} (${failureSummary})`),
  )
  const tooWide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  if (tooWide > 0) found.push(`${tooWide} px wider than the screen`)
  return found
}
