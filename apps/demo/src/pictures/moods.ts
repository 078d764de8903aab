/** Colours of a time of day or year. */
export interface Palette {
  /** Of the sky, from the top down. */
  sky: readonly [string, string, string]
  /** Sun or moon. */
  light: string
  /** From the farthest to the nearest. */
  land: readonly [string, string, string, string]
  /** A few colours for things. */
  accents: readonly string[]
}

export const MOODS = {
  dawn: {
    sky: ['#7f9cc0', '#e8c4b8', '#fbe3c0'],
    light: '#fff4d6',
    land: ['#b5a9bd', '#8c86a6', '#5f6487', '#363c5c'],
    accents: ['#e58f7b', '#f3c677', '#7f9cc0', '#c9d7e4'],
  },
  day: {
    sky: ['#4f9ad1', '#9ccbe8', '#e4f2f6'],
    light: '#fffbe0',
    land: ['#9fc3c9', '#6fa59b', '#43806f', '#215447'],
    accents: ['#e76f51', '#f4a261', '#e9c46a', '#2a9d8f', '#f7f3e8'],
  },
  dusk: {
    sky: ['#2d2f63', '#a4527f', '#f6a25e'],
    light: '#ffd79a',
    land: ['#8a4a78', '#5f376d', '#3c2757', '#1e173a'],
    accents: ['#f6a25e', '#e2606b', '#ffd79a', '#6a4c93'],
  },
  night: {
    sky: ['#070b22', '#14204a', '#2f4677'],
    light: '#f2f0dc',
    land: ['#23345f', '#1a2749', '#111a35', '#080d1f'],
    accents: ['#f9d976', '#ffb86b', '#8fb7e8', '#d66d75'],
  },
  autumn: {
    sky: ['#8fb0c4', '#d9d6c3', '#f3e3c3'],
    light: '#fff2cf',
    land: ['#c9a66b', '#b9763b', '#8c4a2b', '#4d2a1f'],
    accents: ['#c8553d', '#e09f3e', '#9e2a2b', '#6a994e', '#f2e8cf'],
  },
  winter: {
    sky: ['#93a9bd', '#c8d5de', '#eef2f4'],
    light: '#ffffff',
    land: ['#dbe4ea', '#b3c3cf', '#7d93a5', '#44596c'],
    accents: ['#a4161a', '#dfe7ee', '#577590', '#f3ca40'],
  },
  rain: {
    sky: ['#46525f', '#7b8a96', '#b5bfc4'],
    light: '#dde3e3',
    land: ['#8b9aa3', '#667883', '#465963', '#283840'],
    accents: ['#e9b44c', '#9b2915', '#50a2a7', '#e4d6a7'],
  },
  spring: {
    sky: ['#7cb9dd', '#c4e2ea', '#fdf3e3'],
    light: '#fffbe8',
    land: ['#b9d8b0', '#8fbf82', '#5d9a60', '#2f6242'],
    accents: ['#f28482', '#f7cad0', '#f6bd60', '#84a59d', '#ffffff'],
  },
} satisfies Record<string, Palette>

export type Mood = keyof typeof MOODS
