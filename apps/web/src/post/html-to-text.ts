/** What a post says, as plain text: paragraphs apart, lines broken, nothing invisible left out of links. */
export function htmlToText(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const br of body.querySelectorAll('br')) br.replaceWith('\n')
  for (const paragraph of body.querySelectorAll('p, li, blockquote, pre')) paragraph.append('\n\n')
  return (body.textContent ?? '').trim()
}
