/** What is searched, and which kind of result is shown; nothing means all kinds. */
export interface SearchQuery {
  q?: string
  type?: 'posts' | 'people' | 'tags'
}
