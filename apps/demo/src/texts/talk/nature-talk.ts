/** Conversations out of doors: herons, hives, plots, rivers, skies. */
import type { Dialogue } from '../subject.ts'

export const NATURE_TALK: readonly Dialogue[] = [
  {
    language: 'en',
    turns: [
      ['ines', 'First egg. Nest 31, 6:52, pale blue, and she stood up twice to look at it herself. #herons'],
      ['gwen', 'I have told the ducks. They were civil about it.'],
      ['a', '^0 How long until it hatches?'],
      ['ines', 'About twenty-six days. I will be unbearable for twenty-five of them.'],
      [
        'dele',
        '^0 Lab 2 would like to open a betting pool (no money, only stickers). Hatching time to the hour. May we?',
      ],
      ['ines', '^4 Only if I may join. I say the 19th, at breakfast.'],
      ['dele', 'She says the 19th, class. She has a PhD. Eleven of you still say Tuesday.'],
      ['dara', '^0 Swam past in a very wide circle and in a very respectful hat.'],
    ],
    idea: {
      pictures: [
        {
          scene: 'heron',
          mood: 'dawn',
          shape: 'wide',
          alt: 'A heron among reeds on a lake before sunrise, the sky pale blue and peach',
        },
      ],
    },
  },
  {
    language: 'en',
    turns: [
      [
        'hamish',
        'Swarm in the linden on the square, head height, size of a rugby ball. They are calm. Please be too. #bees',
      ],
      ['tomek', 'I have got it in view from the stop. Shall I hold the tram?'],
      ['hamish', 'Hold the tram and hold the gentleman with the umbrella, he is poking.'],
      ['tomek', 'Gentleman is held. He says that he was only greeting them.'],
      ['a', '^0 Do you need a box? I have one from the toaster.'],
      ['hamish', 'Toaster box is perfect. Air holes, please, about pencil size.'],
      ['a', 'On my way, with holes and with the children.'],
      ['hamish', '^0 All in, queen and everything. New hive, named Aunt Linda, after the tree. Thank you, town.'],
    ],
  },
  {
    language: 'en',
    turns: [
      ['emil', 'Something takes one bean a night. One. From the top. Very neatly. #allotment'],
      [
        'nadia',
        'I am on plot 24 at odd hours and I have seen nothing, but I have HEARD something. A sort of polite crunch.',
      ],
      ['samira', '^0 One a night, neat, from the top: that is a dormouse, and you are a lucky man.'],
      ['emil', 'A dormouse!'],
      ['samira', 'Leave it the row nearest the hedge. Think of it as rent.'],
      ['emil', 'Row seven is now officially let. I have put up a very small sign.'],
      ['nadia', '^5 Confirming, from five this morning: it sat under the sign. I did not breathe.'],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'priya',
        'If it stays clear there is a chance of aurora tonight, low in the north. I will post here at once, day or night, mostly night. #astronomy',
      ],
      ['a', 'Is that a real chance or a “bring a flask and hope” chance?'],
      ['priya', 'Flask and hope. But a good flask.'],
      ['ximena', '^0 Numbers look high from here. I am jealous of your north for the first time in my life.'],
      ['priya', '^0 NOW. Go outside now. Green, low, over the harbour, and a bit of red if you wait.'],
      ['sunniva', 'Seen from the ferry. I stopped the engine. Nobody complained, nobody said anything at all.'],
      ['nadia', '^4 We wheeled four beds to the end window. Somebody is ninety-three and has just said “finally”.'],
      ['priya', 'I was all right until “finally”.'],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'ottoline',
        'Number 31 on the traffic island is a plant that I cannot name. Square stem, smells of pencils. Botanists? #botany',
      ],
      ['lotte', 'Opposite leaves? Small lilac flowers in a ring, one above the other?'],
      ['ottoline', 'Yes, like a stack of plates.'],
      ['lotte', 'Wild clary, then, a sage. With you it is rare! How did it get onto a traffic island?'],
      [
        'birgit',
        '^3 The gravel. They filled it up with river gravel from the south in the nineties, I remember being cross about it.',
      ],
      [
        'ottoline',
        'So it has travelled two hundred miles in a lorry, waited thirty years, and now it gets its portrait.',
      ],
      ['birgit', 'I take back being cross.'],
    ],
    idea: {
      pictures: [
        {
          scene: 'garden',
          mood: 'dusk',
          shape: 'square',
          alt: 'Low flowers in orange, pink and violet in a meadow at dusk',
        },
      ],
    },
  },
  {
    language: 'en',
    turns: [
      ['gwen', 'Pike in the lock chamber. Big as a dachshund. It is looking at me as if I were late. #rivers'],
      ['dara', 'I was going to swim at four.'],
      ['gwen', 'You still can. It would like that.'],
      [
        'bram',
        '^0 Let it out at the top gate, they move up when the water warms. Is it long and golden or short and dark?',
      ],
      ['gwen', 'Long, golden, disappointed.'],
      ['bram', 'Female, on her way to spawn. You are holding up a family.'],
      ['gwen', 'Gates open. She went without a glance. Dara, you may have your river back.'],
      ['dara', 'I swam quickly.'],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'birgit',
        'Who has seen the wall of the old tannery? There is a trilobite at about knee height. I have walked past it for nine years. #fossils',
      ],
      ['a', 'Which end?'],
      ['birgit', 'Blue door, then four stones left, then down. Say hello to it, it is 440 million years old.'],
      ['oskar', '^0 That is MY blue door! I lean bicycles on that wall!'],
      ['birgit', 'Oskar. You have been leaning bicycles on the Ordovician.'],
      ['oskar', 'I have put up a rail. And a lamp. And a stool, for visitors.'],
      ['b', '^5 Visited. There was a queue. Somebody’s little boy whispered “good night” to it.'],
    ],
  },
  {
    language: 'en',
    turns: [
      ['theo', 'Walkers: is the stile at Long Furrow still there, or did I dream it? I need it for sheet 9. #maps'],
      ['jonah', 'There on Sunday. I fell off it.'],
      ['theo', 'Which side?'],
      ['jonah', 'The nettle side.'],
      ['theo', 'North-east, then. Thank you for your survey.'],
      ['a', 'Will the nettles be on the map too?'],
      ['theo', 'In a very light green, as a warning to runners.'],
    ],
  },
  {
    language: 'en',
    turns: [
      ['a', 'What is the small grey bird that sits on my window box every morning at ten past eight and shouts at me?'],
      ['ines', 'Does it bob, like somebody who has forgotten why they came into the room?'],
      ['a', 'Exactly like that.'],
      ['ines', 'Wagtail. It is not shouting at you. It is shouting at the one in the glass.'],
      ['b', 'So are we all, at ten past eight.'],
      [
        'a',
        '^3 I have hung up a cloth. It came, it looked, it seemed disappointed. I have taken the cloth down again.',
      ],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'hamish',
        'Honey is in. 41 jars, less than hoped, more than feared. Lime blossom, with something in it that I cannot place. #honey',
      ],
      ['brannagh', 'Can we taste? We place things for a living.'],
      ['hamish', 'A jar is on your step.'],
      ['brannagh', 'Mint. Then something like hay. Did they have thyme?'],
      [
        'ottoline',
        '^3 There is a whole square metre of wild marjoram on my island! I have seen your bees there, they know all the traffic lights.',
      ],
      ['hamish', 'Lime blossom and roundabout. I will have to print new labels.'],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'haruka',
        'Hello from a tea farm in Japan. My English is small, but I love to read about your herons. We have them in the rice fields. 🍵',
      ],
      ['ines', 'Welcome! Your English is lovely. Grey ones, or the white ones with the yellow feet?'],
      ['haruka', 'Both. The grey one comes every day at the same time. My grandfather calls him “the inspector”.'],
      ['ines', 'I am going to use that in a lecture, with your grandfather’s name under it, if I may.'],
      ['haruka', 'He is very happy. He asks to say: the inspector has no papers.'],
      ['a', 'Best thing I have read all year. More about the inspector, please.'],
    ],
  },
]
