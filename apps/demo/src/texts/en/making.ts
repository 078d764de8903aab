/** Looms, wheels, benches and boatyards. */
import type { Subject } from '../subject.ts'

export const MAKING: readonly Subject[] = [
  {
    name: 'weaving',
    language: 'en',
    slots: {
      dye: ['walnut husks', 'weld', 'onion skins', 'madder', 'woad, second bath'],
      colour: [
        'a brown like tea',
        'a yellow that hums',
        'rust',
        'something I have no word for',
        'the blue of old shutters',
      ],
    },
    posts: [
      '{dye} this week. Expected nothing, got {colour}. #naturaldyes',
      {
        text: 'Twelve centimetres since lunch. The heron-grey is from alder bark and the orange is a happy accident. #weaving',
        pictures: [
          {
            scene: 'weave',
            mood: 'autumn',
            shape: 'square',
            alt: 'Close view of a woven cloth in rust, ochre, green and cream, the threads passing over and under in a twill',
          },
        ],
      },
      'One broken warp thread. One. It was the one in the middle, of course, it is always the one in the middle. #weaving',
      'A customer sent back a blanket I made eleven years ago “for a rest and a wash”. It is in better shape than me.',
      {
        text: 'Two samples, same warp. I cannot choose and I have been not choosing since Monday. #textiles',
        pictures: [
          { scene: 'weave', mood: 'spring', shape: 'wide', alt: 'Woven sample in pink, white and leaf green' },
          { scene: 'weave', mood: 'dusk', shape: 'wide', alt: 'Woven sample in plum, orange and ink blue' },
        ],
      },
      'The loom squeaks on the fourth treadle, in E flat. The choir has been told.',
    ],
  },
  {
    name: 'clay',
    language: 'en',
    slots: {
      pot: [
        'twelve mugs',
        'a teapot with a proud spout',
        'nine small bowls',
        'the tall jug',
        'egg cups, so many egg cups',
      ],
      glaze: ['ash', 'tenmoku', 'that unreliable copper green', 'plain honest clear'],
    },
    posts: [
      'Opened the kiln. {pot}: two cracked, one perfect, the rest have character. #pottery',
      'Tried {glaze} over iron slip. It ran, it pooled, it stuck to the shelf, it is the best thing I have made all year. #ceramics',
      {
        text: 'The test of a cup is the second cup. #pottery',
        pictures: [
          {
            scene: 'cup',
            mood: 'autumn',
            shape: 'wide',
            alt: 'A cup of coffee on a saucer, rim and handle in a warm red glaze, on a plank table',
          },
        ],
      },
      'Handles today. Only handles. I have pulled a hundred of them and I can no longer shake hands. #ceramics',
      'Seconds sale on Sunday. Wobbly things for steady people. #Wendlebridge',
    ],
  },
  {
    name: 'wood',
    language: 'en',
    slots: {
      part: ['the garboard', 'the last two ribs', 'the stem', 'a very stubborn plank', 'the thwarts'],
      tool: ['the spokeshave', 'my father’s drawknife', 'a plane older than the harbour', 'steam and swearing'],
    },
    posts: [
      'Fitted {part} today with {tool}. It fits. It fits! #boatbuilding',
      'Steam box on at seven. You have about ninety seconds to persuade an oak plank, and it knows that. #wood',
      {
        text: 'Launched. She floats on her marks, which is more than I do. #boatbuilding',
        pictures: [
          {
            scene: 'sea',
            mood: 'day',
            shape: 'wide',
            alt: 'A small boat with a white mainsail and an orange jib on bright blue-green water',
          },
        ],
      },
      'Larch smells like an orange that went to school in a forest. I will not be improving on that sentence. #wood',
      'Swept up four sacks of shavings. The allotments take two, the potter takes one, the cat takes one.',
      'Asked how long it takes to build a boat. Answer: one winter, and a friend who comes by “just to look” and ends up holding {part}.',
    ],
  },
  {
    name: 'strings',
    language: 'en',
    slots: {
      wood: [
        'a spruce top from 1987',
        'maple with a flame like water',
        'a scroll somebody’s uncle started',
        'the back of the viola',
      ],
      sound: ['a small bell', 'the inside of a walnut', 'rain on a tin lid', 'something that wants to be a cello'],
    },
    posts: [
      'Tapped {wood} this morning: it answers like {sound}. #violin',
      'A violin came in “with a rattle”. It was a pea. A dried pea. Nobody in that family will say how. #lutherie',
      {
        text: 'Finished, strung, not yet played. For one hour it belongs to nobody. #violin',
        pictures: [
          {
            scene: 'violin',
            mood: 'dusk',
            shape: 'tall',
            alt: 'A reddish-brown violin, slightly tilted, before a wall that fades from violet to orange',
          },
        ],
      },
      'Four coats of varnish, and between each the hardest step: leaving it alone.',
      'Old tune, new bow, same three mistakes. I would miss them. #fiddle',
    ],
  },
  {
    name: 'binding',
    language: 'en',
    slots: {
      book: [
        'a cookbook with gravy on every page',
        'a 1911 tide table',
        'somebody’s grandfather’s atlas',
        'a hymnal eaten by one very thorough mouse',
        'a thesis, at last',
      ],
    },
    posts: [
      'On the bench: {book}. Sewing today, glue tomorrow, patience throughout. #bookbinding',
      'Found in the spine of {book}: a tram ticket, a pressed violet, and a note that says “not this one”. #bookbinding',
      {
        text: 'Everything on these shelves has been in pieces at least once. #bookbinding #paper',
        pictures: [
          {
            scene: 'books',
            mood: 'winter',
            shape: 'wide',
            alt: 'Three wooden shelves full of book spines in red, slate, cream and gold, a few leaning',
          },
        ],
      },
      'Wheat paste: flour, water, and stopping before you think you should.',
      'Returned {book} to its owner. She did not open it. She put it to her face and breathed in. That is the review I wanted.',
    ],
  },
  {
    name: 'knitting',
    language: 'en',
    slots: {
      thing: ['the left sleeve', 'the heel', 'row 214', 'a hat for somebody with a large head', 'the collar'],
    },
    posts: [
      'Unpicked {thing}. Again. It is company. #knitting',
      'Admiral has sat on the pattern, so {thing} will be as he wishes. #knitting #cats',
      'From my window: two people meeting under the linden for the third Tuesday running, both pretending it is by chance. I am on {thing} and I see everything.',
      'Seventeen across this morning was “Bird with patience (5)”. I thought of Miss Okafor at once.',
      {
        text: 'My grandson says I must describe it for those who cannot see it. Very well. It is a scarf, it is too long, it is for him.',
        visibility: 'private',
      },
    ],
  },
  {
    name: 'repair',
    language: 'en',
    slots: {
      machine: [
        'a 1958 portable',
        'a toaster with a temper',
        'somebody’s late husband’s radio',
        'a music box',
        'a sewing machine called Doris',
      ],
      cause: [
        'a hairpin',
        'one drop of oil in the wrong decade',
        'a wasp, long departed',
        'nothing at all; it was lonely',
      ],
    },
    posts: [
      'Repair café: {machine}. Cause of death: {cause}. Now alive. #repair',
      'Eleven things came in broken on Friday, nine went home working, one was beyond help and one turned out to be the plug socket. #repair',
      'A girl of eight took {machine} apart faster than I can find my glasses. I have given her a screwdriver of her own. #repair',
      'The letter e wears out first. Then a, then t. Q is always as good as new. There is a lesson in it, but I have never found out which. #typewriters',
      {
        text: 'It plays! Thirty years in an attic and it only wanted a belt. #repair #vinyl',
        pictures: [
          {
            scene: 'record',
            mood: 'autumn',
            shape: 'wide',
            alt: 'A black record with a red and yellow label on a turntable, the arm resting near the edge',
          },
        ],
      },
    ],
  },
]
