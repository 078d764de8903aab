/** Written conversations: people who know each other. */
import type { Dialogue } from '../subject.ts'

export const VISITORS: readonly Dialogue[] = [
  {
    language: 'en',
    turns: [
      ['tomek', 'Somebody has left a cello on the 4. A CELLO. It has its own seat and it is very well behaved. #trams'],
      ['luc', 'What does it look like? A scratch by the left f-hole, a bit like a comma?'],
      ['tomek', 'How on earth do you know that'],
      ['luc', 'I put the comma there in 2011. I dropped a chisel. It belongs to the music teacher from Old Weir.'],
      ['a', '^0 So THAT is why Mr Abara walked past my window with a bow and no cello.'],
      [
        'tomek',
        '^3 He just rang. He is running along the line in slippers. I am going to be four minutes late and I regret nothing.',
      ],
      ['b', 'Passenger report: he hugged it. The whole car clapped.'],
    ],
  },
]
