/** A sentence of the catalogue with places for what is more than text: the words between them, in the language's own order. */
export type Piece = { text: string } | { slot: string }

/** What `t` gets for a place; no text of anybody's holds it. */
export const slot = (name: string) => `\u0001${name}\u0001`

export const piecesOf = (text: string): Piece[] =>
  text
    .split('\u0001')
    .map((part, index): Piece => (index % 2 === 1 ? { slot: part } : { text: part }))
    .filter((piece) => !('text' in piece) || piece.text !== '')
