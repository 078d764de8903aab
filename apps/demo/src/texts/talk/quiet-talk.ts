/** What is not for everybody: among followers, or between two. */
import type { Dialogue } from '../subject.ts'

export const QUIET_TALK: readonly Dialogue[] = [
  {
    language: 'en',
    visibility: 'direct',
    turns: [
      [
        'nadia',
        '{@maren} Are you awake? Silly question. Would you keep me two of the buckwheat ones? It is Mum’s birthday.',
      ],
      ['maren', 'Already in the bag with her name on it. You mentioned it in March.'],
      ['nadia', 'You are a person who remembers things from March. Thank you.'],
    ],
  },
  {
    language: 'en',
    visibility: 'direct',
    turns: [
      ['ines', '{@maren} Can I drop off some flyers about the drone ban at the shop? The island ones.'],
      ['maren', 'Put them next to the till, people read anything while they wait for change.'],
      ['ines', 'Perfect. And is there any of the rye left?'],
      ['maren', 'For flyers about herons there is always rye.'],
    ],
  },
  {
    language: 'en',
    visibility: 'direct',
    turns: [
      [
        'tomek',
        '{@maren} The control room says that the 5:52 will not run on Monday. I thought that you should know before the bread does.',
      ],
      ['maren', 'Thank you! I will tell the early ones. How is your back?'],
      ['tomek', 'Better. I sit like a king now, on a cushion that Mrs Hale knitted.'],
    ],
  },
  {
    language: 'en',
    visibility: 'direct',
    turns: [
      [
        'walter',
        '{@pippa} I have made a wooden box for the typewriter. Would you line it? It is for the little one’s birthday.',
      ],
      ['pippa', 'With pleasure. Red felt or green?'],
      ['walter', 'She says that red is for kings.'],
      ['pippa', 'Red it is.'],
    ],
  },
  {
    language: 'de',
    visibility: 'direct',
    turns: [
      ['lotte', '{@maren} Hast du noch Platz für einen Ableger vom Rosmarin? Er muss aus dem Topf.'],
      ['maren', 'Immer. Er kommt neben die Hintertür, da ist es warm vom Ofen.'],
      ['lotte', 'Dann schicke ich ihn mit der Post, gut eingepackt und mit Anleitung.'],
    ],
  },
  {
    language: 'en',
    visibility: 'private',
    turns: [
      [
        'maren',
        'Only for you lot: I have signed the lease for the shop next door. There will be tables. Six of them. I am terrified. Do not tell the Corn Hall yet.',
      ],
      ['ines', 'SIX TABLES. I have picked mine. It is the one by the radiator.'],
      ['tomek', '^0 I said nothing and I rang the bell twice going past. You know why.'],
      ['maren', 'I heard it. I dropped a tray.'],
    ],
  },
  {
    language: 'en',
    visibility: 'private',
    turns: [
      [
        'ines',
        'Followers only, because I do not want visitors there: the pair in the dead alder has three chicks. Three! I sat in the hide and grinned at a wall.',
      ],
      ['maren', 'Three loaves on the house for the hide. I will leave them with Gwen.'],
      ['ines', 'If you leave them with Gwen there will be two. But thank you.'],
    ],
  },
]
