/** The words of a bio without its links and lines, for one or two lines of a list. */
export function plainText(html: string): string {
  const spaced = html.replace(/<br\s*\/?>|<\/p>/g, ' $&')
  const { body } = new DOMParser().parseFromString(spaced, 'text/html')
  for (const hidden of body.querySelectorAll('.invisible')) hidden.remove()
  return (body.textContent ?? '').replace(/\s+/g, ' ').trim()
}
