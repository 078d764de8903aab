import { expect, it } from 'vitest'
import { createLinks } from '../links.ts'
import { renderContent } from './render-content.ts'

const links = createLinks('https://rookery.test')
const render = (text: string, mentioned: string[] = []) =>
  renderContent(
    text,
    mentioned.map((username) => ({ username })),
    links,
  )

it('makes paragraphs and line breaks', () => {
  expect(render('a\nb\n\n\nc')).toBe('<p>a<br />b</p><p>c</p>')
  expect(render('')).toBe('')
})

it('escapes everything that was typed', () => {
  expect(render(`<script>alert("1")</script> & 'x'`)).toBe(
    '<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;</p>',
  )
  expect(render('https://example.org/?a="><img src=x>')).not.toMatch(/<img|"">/)
})

it('shortens links for the eye and keeps them whole for copying', () => {
  expect(render('https://www.example.org/a/very/long/path/to/somewhere')).toBe(
    '<p><a href="https://www.example.org/a/very/long/path/to/somewhere" target="_blank" rel="nofollow noopener noreferrer ugc" translate="no"><span class="invisible">https://www.</span><span class="ellipsis">example.org/a/very/long/path/t</span><span class="invisible">o/somewhere</span></a></p>',
  )
  expect(render('see https://example.org/a.')).toMatch(/<span>example.org\/a<\/span>.*<\/a>\.<\/p>$/)
})

it('links the people whom the post mentions, and nobody else', () => {
  expect(render('@Alice and @bob', ['alice'])).toBe(
    '<p><span class="h-card" translate="no"><a href="https://rookery.test/@alice" class="u-url mention">@<span>alice</span></a></span> and @bob</p>',
  )
  expect(render('@alice@rookery.test', ['alice'])).toContain('class="u-url mention"')
  expect(render('@alice@elsewhere.test', ['alice'])).toBe('<p>@alice@elsewhere.test</p>')
})

it('links hashtags as typed', () => {
  expect(render('#Rooks')).toBe(
    '<p><a href="https://rookery.test/tags/rooks" class="mention hashtag" rel="tag">#<span>Rooks</span></a></p>',
  )
})
