/** Conversations over a bench, a loom, a score. */
import type { Dialogue } from '../subject.ts'

export const CRAFT_TALK: readonly Dialogue[] = [
  {
    language: 'en',
    turns: [
      [
        'aoife',
        'Does anybody know a dye for a true heron grey? Not blue, not brown. I have ruined a kilo of wool looking for it. #naturaldyes',
      ],
      ['ines', 'Back or neck? They are two completely different greys.'],
      ['aoife', 'This is why I ask here. Back.'],
      [
        'ines',
        'I have moulted feathers in an envelope (licensed, before anyone asks). I can bring them so that you see them in daylight.',
      ],
      ['ottoline', '^0 Alder bark with a bit of iron. Go slowly, it turns all at once, like a cat.'],
      [
        'aoife',
        'It worked. Third bath, alder and iron, and then the feather lay on the skein and I could not find it again.',
      ],
      ['ines', 'I may be a little bit in tears over a ball of wool.'],
    ],
    idea: {
      pictures: [
        {
          scene: 'weave',
          mood: 'rain',
          shape: 'square',
          alt: 'Woven sample in slate grey, cream and a little mustard yellow',
        },
      ],
    },
  },
  {
    language: 'en',
    turns: [
      ['george', 'Open peg keeps slipping on my fiddle, the A. Chalk, soap, bad language, all tried. #fiddle'],
      ['luc', 'How dry is your kitchen?'],
      ['george', 'It has the stove in it, so: very.'],
      [
        'luc',
        'There you are. It is not the peg, it is the room. Hang it in the hall for a week, next to a coat that has been rained on.',
      ],
      ['george', 'That is the most French medical advice I have ever had.'],
      ['george', 'Day four, next to my wet coat: it holds. It HOLDS. I owe you a tune.'],
      ['luc', 'A slow one, please.'],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'cleo',
        'The alto line in bar 88 sounds like people looking for their keys. Any choir leaders out there with a trick for it? #choir',
      ],
      ['anneliese', 'Let them sing it on “nu” while walking. Nobody loses a note while they look for the floor.'],
      ['cleo', 'I did not know you wrote in English, and I am stealing this at once.'],
      ['linus', '^0 Also, your organ is eleven cents sharp in that hall when the heating is on. It is not only them.'],
      ['cleo', 'ELEVEN. I have been blaming Sandra.'],
      ['a', 'Please tell Sandra. In writing. With a cake.'],
      ['cleo', 'Cake is baked, Sandra is crying and laughing, bar 88 is beautiful.'],
    ],
  },
  {
    language: 'en',
    turns: [
      ['walter', 'Wanted: the letter Q. For a 1961 portable, elite type, any condition. #typewriters #repair'],
      ['pippa', 'I have a broken one in the cellar that was used by a solicitor. Q must be as good as new.'],
      ['walter', 'A solicitor would need Q for “query” and “quarrel”.'],
      ['pippa', 'Come and unscrew him. Bring cake, he has been down there since the nineties.'],
      ['a', '^0 What do you do with a typewriter that has a Q again?'],
      [
        'walter',
        '^4 You give it to the girl of eight who mended it with you. She typed: “quick quiet queen”. I had to go and look at the window for a bit.',
      ],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'isla',
        'Kiln opened too early by a hand (mine) that had been told not to (by me). Twelve mugs, twelve pings. #pottery',
      ],
      ['brannagh', 'Oh no. The ones for us?'],
      ['isla', 'The ones for you. I am so sorry. I will start again tonight.'],
      ['brannagh', 'No rush at all. We can serve in jam jars until then and call it a concept.'],
      [
        'beatriz',
        '^0 Do not throw them away! Send me a few shards, I teach a class in gluing and they need honest breaks.',
      ],
      ['isla', 'You want my disasters by post?'],
      ['beatriz', 'Wrapped in newspaper, please. I also read the newspaper.'],
      [
        'isla',
        '^3 A box has come from Porto: one mug, all gold seams, the prettiest thing in the room. I am keeping that one for ever.',
      ],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'kofi',
        'What would you call a small boat that was promised for April, and then for June? Launch is on Saturday. #boatbuilding',
      ],
      ['a', '“Eventually”'],
      ['gwen', '^0 “Soon, Dear”'],
      ['b', '^0 “Any Day Now”. And the tender: “Tomorrow”.'],
      ['sunniva', '^0 Whatever you do, keep it short. I have to say it on the radio in a storm.'],
      [
        'kofi',
        '^1 The owner has read all of this and laughed until she had to sit on a sawhorse. She is called “Eventually”. The boat, I mean.',
      ],
      ['sunniva', '“Eventually, Eventually, this is the ferry.” Yes. I can work with that.'],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'oskar',
        'Somebody brought in a bicycle from 1949 and wants “everything original, but with brakes that work”. These are two wishes. #bicycles',
      ],
      ['walter', 'Cork blocks soaked in linseed oil. Original AND they stop.'],
      ['oskar', 'Where do I get cork of that size?'],
      ['colette', 'From very large bottles. I know people.'],
      ['oskar', '^1 It stops! It smells of salad, but it stops.'],
    ],
    idea: {
      pictures: [
        {
          scene: 'bicycle',
          mood: 'autumn',
          shape: 'wide',
          alt: 'An old bicycle with a brick-red frame in profile, pale autumn sky behind it',
        },
      ],
    },
  },
  {
    language: 'en',
    turns: [
      [
        'ruth',
        'The German has “Feierabend” and the author means it three ways on one page. I have “knocking-off time”, “the evening” and a headache. #translation',
      ],
      [
        'maren',
        'My grandmother used it for the moment when you take the apron off and hang it up. Not before, not after.',
      ],
      ['kerem', '^0 On my shop door it means: closed. In my head it means: now I may read what I like.'],
      ['ruth', '^1 “When the apron is off.” Maren. That is the sentence. That is the actual sentence.'],
      ['maren', 'I will send you an invoice in rolls.'],
      ['ruth', 'I shall thank you in the acknowledgements, between my mother and the cat.'],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'pippa',
        'Dilemma: inside the spine of this atlas is a love letter, unsent, 1938. The owner of the atlas does not know. Do I tell him? #bookbinding',
      ],
      ['giulia', 'Always. It is his book, and so it is his letter. But do not unfold it more than you have to.'],
      ['a', '^0 Tell him, but give him a chair first.'],
      [
        'pippa',
        '^1 I told him. It is from his grandfather to somebody who was not his grandmother. He read it twice and said: “Put it back where it was, please. It has kept all this time.”',
      ],
      ['giulia', 'What a good man. And new linen over it?'],
      ['pippa', 'New linen over it. Green.'],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'freya',
        'Is anyone else unable to take a decent picture of a friend’s baby? I photograph fog for a living. Fog holds still. #photography',
      ],
      ['a', 'Get down on the floor and be boring. They come to you.'],
      ['marguerite', '^0 Photograph the hands, dear. The faces all look like the Prime Minister until Easter.'],
      ['freya', 'Mrs Hale, I laughed so much that the baby laughed, and THAT is the picture.'],
      ['marguerite', 'You may send me one. Not on the telephone. A proper one.'],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'felix',
        'I have an hour on air on Thursday and no idea. Give me one song each that you would play for a room full of strangers who are a bit sad. #music',
      ],
      ['cleo', 'Anything with a long held note that somebody joins.'],
      ['george', '^0 “The Ferry Left Without Me”, slow. I can bring it. I can bring me.'],
      [
        'nadia',
        '^0 The one you played at ten to three in March, with the piano and the rain. We had it on in the ward kitchen. Everybody stood still.',
      ],
      ['felix', '^3 I remember that one. I did not think that anybody was awake.'],
      ['nadia', 'Somebody always is.'],
      ['felix', 'Right. That is the title of the hour.'],
    ],
  },
]
