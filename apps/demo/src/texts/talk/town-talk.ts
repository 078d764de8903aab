/** Conversations in the street: trams, shelves, wards, markets. */
import type { Dialogue } from '../subject.ts'

export const TOWN_TALK: readonly Dialogue[] = [
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
        '^3 He just rang. He is running along the line in slippers. I am going to be four minutes late and it is worth every one.',
      ],
      ['b', 'Passenger report: he hugged it. The whole car clapped.'],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'wendlelibrary',
        'A question for the hive mind. A reader remembers a book from about 1980: green cover, a boy, a lighthouse, a very angry gull. No title, no author. Anybody? #libraries',
      ],
      ['ruth', 'Was the gull called Bartholomew?'],
      [
        'wendlelibrary',
        'She says: “YES. Oh my goodness. Yes.” (She is standing next to the desk. She is holding the desk.)',
      ],
      ['ruth', 'Then it is “The Lamp at Skerry Point”. My sister had it. She cried at the end and denied it.'],
      [
        'pippa',
        '^2 I rebound a copy in spring! Ex-library, from up the coast. I kept the owner’s address. Shall I write to her?',
      ],
      ['wendlelibrary', '“Please”, she says. The desk has been let go of.'],
      ['a', '^0 Update please when it arrives. I have work to do and I am thinking about a gull.'],
    ],
  },
  {
    language: 'en',
    turns: [
      ['maren', 'Tomorrow I am trying a loaf with toasted buckwheat. I need three honest people before seven. #bread'],
      ['nadia', 'I come off shift at half past six and I have no manners left. Is that honest enough?'],
      ['maren', 'That is ideal. Bring the manners another day.'],
      ['hamish', '^0 I will bring honey and say nothing until you ask.'],
      ['tomek', '^0 First 4 passes you at 5:52. I can be honest through the window.'],
      ['maren', 'Then that is my jury. Results here, even if they are bad.'],
      ['nadia', 'The results: I have eaten a third of it in the street with both hands. Bake it every day.'],
      ['hamish', '^5 Nutty. A bit proud of itself. I had four slices.'],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'colette',
        'Who took the little bell off my stall on Saturday? I am not cross, I only want to know where it rings now. #market',
      ],
      ['oskar', 'Small, brass, sounds like a teaspoon with ambitions?'],
      ['colette', 'Oskar.'],
      ['oskar', 'I swear I bought it from a boy for two pounds, it is on a tandem, I will unscrew it at once.'],
      ['colette', 'On a tandem… Who rides it?'],
      ['oskar', 'The two Miss Pargeters. They ring it at every corner and wave.'],
      ['colette', 'Then leave it. Tell them it is a gift from the goats.'],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'dele',
        'Need a real-life use of exponential decay that is not radioactivity and not money. Lesson is at ten. Help. #teaching',
      ],
      ['isla', 'How fast a mug of tea cools. I can lend you six mugs, all different thickness, all seconds.'],
      ['brannagh', '^0 Coffee aroma after grinding. Half of it has gone in about fifteen minutes. Bring noses.'],
      ['a', '^0 The number of biscuits in any staff room.'],
      ['dele', '^1 Mugs! Yes! May I collect them at nine?'],
      ['isla', 'They are in a box on the step. The wobbly blue one is the control, it has been cold since birth.'],
      [
        'dele',
        'Best lesson of the term. Graphs on the wall. One group proved that the headteacher drinks hers at 41 degrees.',
      ],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'mei',
        'We can show one film twice next month because a print got stuck at the border. So: which film should a cinema show twice? #cinema',
      ],
      ['a', 'Anything with a train in it. You notice other people in the windows the second time.'],
      ['theo', '^0 The one with the map on the wall where the map is wrong. I need to show people.'],
      ['mei', 'Theo, you have told me about that map at every screening since 2016.'],
      ['theo', 'And it is still upside down, Mei.'],
      ['b', '^2 I would pay to sit behind Theo while he watches it.'],
      ['mei', 'Decided. “The Harbour Pilot”, twice, and on the second night Theo gets a pointer.'],
      ['theo', 'I have never been so happy. I will make handouts.'],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'samira',
        'Cat found behind the practice: tabby, white chin, very polite, smells of varnish. Whose are you? #animals',
      ],
      ['kofi', 'Varnish you say'],
      ['samira', 'Strongly. And a bit of larch.'],
      ['kofi', 'That is Bosun. He was supposed to be guarding the boat.'],
      ['samira', 'He has been guarding my lunch. Come before six, bring a basket and a different lunch.'],
      ['kofi', 'Collected. He did not look back at me once, he looked back at her.'],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'nadia',
        'The vending machine on ward level has been out of everything but pear drops for nine nights. We have started to trade them. #nightshift',
      ],
      ['a', 'What is the rate?'],
      ['nadia', 'Four pear drops for a biro that works. Eleven for the good chair.'],
      ['walter', '^0 What model is it? The machine, not the chair.'],
      ['nadia', 'It says “Refresca 400” and it hums in the evening.'],
      [
        'walter',
        'Stuck solenoid on the carousel. Two minutes with a pencil. I can come at visiting time and visit it.',
      ],
      [
        'nadia',
        'He came, with a pencil. It gave us forty bags of crisps all at once, like a fruit machine. There was cheering in orthopaedics.',
      ],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'arjun',
        'New at the chess club on Wednesday: a gentleman who says he has not played “since the ferry”. He then beat everybody. Who IS he? #chess',
      ],
      ['sunniva', 'White beard? Very clean shoes? Says thank you to the pieces?'],
      ['arjun', 'He thanked a bishop, yes.'],
      [
        'sunniva',
        'That’s the old chief engineer. He played himself every crossing for thirty years, one move each way.',
      ],
      ['a', 'So he has had the longest game in the county.'],
      ['arjun', '^3 I have asked him to teach on Wednesdays. He said he would need to ask his opponent.'],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'jonah',
        'Sunday’s towpath ten needs a back marker: somebody who will be last on purpose and be nice about it. #running',
      ],
      ['a', 'I am last without purpose most weeks. Does that count as experience?'],
      ['jonah', 'That counts as a career.'],
      ['gwen', '^0 Tell them to mind the gate at Lock 11, I have painted the beam and it is not dry.'],
      ['jonah', 'How not dry?'],
      ['gwen', 'There will be a stripe on somebody. I am only choosing whom.'],
      ['a', '^2 It was me. I have a stripe. I was last AND green.'],
    ],
  },
  {
    language: 'en',
    turns: [
      ['ngozi', 'Thunder within the hour, I think. The swifts have gone and my knee has spoken. #weather'],
      ['emil', 'The app says 10 %.'],
      ['ngozi', 'The app does not have a knee.'],
      ['emil', 'I will bring in the seedlings. For the knee.'],
      ['a', '^0 HAIL. Hail on the Corn Hall roof, like somebody emptying a drawer of spoons.'],
      ['emil', '^2 Seedlings safe. I apologise to the knee.'],
      ['ngozi', 'It accepts courgettes.'],
      ['emil', 'It will get courgettes.'],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'frequencynine',
        'It is Songs About Bridges tonight and we have run out of bridges after only forty minutes. Send help. #radio',
      ],
      ['sanne', 'I have a bridge. I can open it on air, it groans in A minor.'],
      ['frequencynine', 'Are you serious?'],
      ['sanne', 'Call me at ten past nine, there is a barge due.'],
      [
        'felix',
        '^1 Recorded it. There is a bicycle bell at the end that is perfectly in time. I may never need drums again.',
      ],
      ['a', 'I was doing the dishes and stood still with a plate in my hand. Please put it up somewhere.'],
    ],
  },
  {
    language: 'en',
    turns: [
      [
        'marguerite',
        'Could somebody tell the young man who plays his trumpet by the fountain that he is improving? I do not wish to shout it from the window.',
      ],
      ['felix', 'Mrs Hale, that is my flatmate, I have told him. He has gone red and is playing it again.'],
      ['marguerite', 'I hear it. The second half is too fast. He should think of somebody walking, not somebody late.'],
      ['felix', 'He says: thank you, and which window? He would like to bow to it.'],
      ['marguerite', 'Third floor, the one with the cat.'],
    ],
  },
  {
    language: 'en',
    turns: [
      ['a', 'What is the best bench in town, and why? I have an afternoon and a sandwich.'],
      ['theo', 'The one behind St Anne’s that faces the wall. Sit there for ten minutes and you will see why.'],
      ['b', '^0 Old weir, north side, but only if you bring the ducks something they are allowed to have.'],
      ['tomek', '^0 The stop at Linden Square, platform 2. You watch everybody arrive and nobody asks you anything.'],
      [
        'a',
        '^1 I went. There is a fig tree growing out of the wall, and it has been given a name plate. Who did that?!',
      ],
      ['theo', 'It was there when I mapped it, so it is on the map: “Fig (Gerald)”.'],
    ],
  },
]
