/** The heronry, the river, the ferry, cold water, weather. */
import type { Subject } from '../subject.ts'

export const WATER: readonly Subject[] = [
  {
    name: 'herons',
    language: 'en',
    slots: {
      nest: ['Nest 14', 'Nest 31', 'Nest 8', 'the pair in the dead alder', 'Nest 52'],
      act: [
        'stood for two hours and then sat down',
        'rebuilt the same corner for the fourth time',
        'argued about one stick',
        'did nothing, magnificently',
      ],
      other: ['a kingfisher', 'two egrets', 'a marsh harrier', 'a very lost cormorant'],
    },
    posts: [
      'Field notes, 6:40: {nest} {act}. #herons',
      'Count from the hide today: 61 nests, 118 adults, {other}, and one person eating a cheese sandwich too loudly (me). #birds',
      {
        text: 'They come in after sunset with their legs still out, like people carrying umbrellas. #herons',
        pictures: [
          {
            scene: 'herons',
            mood: 'dusk',
            shape: 'wide',
            alt: 'Three herons in black outline standing among reeds on a lake, behind them a violet and orange sunset',
          },
        ],
      },
      'A heron weighs about as much as two loaves of bread. All the rest of what you see is attitude. #birds',
      {
        text: 'Forty minutes with one bird. It caught nothing and I regret nothing. #herons #fieldwork',
        pictures: [
          {
            scene: 'heron',
            mood: 'day',
            shape: 'tall',
            alt: 'A single grey heron standing in shallow blue water between green reeds, hills behind',
          },
          {
            scene: 'heron',
            mood: 'rain',
            shape: 'square',
            alt: 'The same bank in drizzle: a heron hunched among grey reeds',
          },
        ],
      },
      'Today {nest} {act} while {other} watched. I have a PhD in this. #fieldwork',
      'Please do not fly your drone over the island. They will not attack it. They will stop sitting, and the eggs get cold in eleven minutes. #herons',
      {
        text: 'Morning roll call. #herons #Wendlebridge',
        pictures: [
          {
            scene: 'lake',
            mood: 'dawn',
            shape: 'panorama',
            alt: 'Wide view of a still lake at dawn, pale pink sky, reeds in front, a line of birds over lilac hills',
          },
        ],
      },
    ],
  },
  {
    name: 'river',
    language: 'en',
    slots: {
      boat: [
        'the Patient Griselda',
        'a hire boat full of accountants',
        'two canoes and a dog',
        'the coal boat',
        'a floating sauna',
      ],
      level: ['up four centimetres', 'down a hand since Sunday', 'brown and in a hurry', 'as clear as gin'],
    },
    posts: [
      'River {level}. {boat} through at nine, all fingers accounted for. #canals',
      'You can tell a lot about a marriage from how {boat} comes into a lock. #rivers',
      'The ducks have worked out that the lower gate leaks in exactly the warm place. Four of them queue for it.',
      {
        text: 'Quarter to seven, the Wendle, and nobody’s wake. #rivers',
        pictures: [
          {
            scene: 'lake',
            mood: 'winter',
            shape: 'wide',
            alt: 'Still water in grey-white winter light with reeds on both banks and low hills',
          },
        ],
      },
      'Somebody left a book on the balance beam, open, face down, as if they had only gone to look at something. Rain by noon, so I have put it in the lock hut. Blue cover. Ask for it.',
      'Waved at {boat}. All aboard waved back, including one who was asleep until then.',
    ],
  },
  {
    name: 'ferry',
    language: 'en',
    slots: {
      load: ['a wedding cake', 'eleven cyclists', 'a harp', 'one sheep with a ticket', 'a class of six-year-olds'],
      wind: [
        'a fresh south-westerly',
        'fog you could lean on',
        'a swell from somewhere else',
        'flat calm, suspiciously',
      ],
    },
    posts: [
      'Crossing 22 of 40: {load}, {wind}, nobody sick. #ferry',
      'To the man who ran, shouted, leapt and made it: that was the arrivals side. We were leaving from the other end. Impressive all the same. #ferry',
      {
        text: 'Between the second and the third crossing the estuary puts on its good coat. #sea',
        pictures: [
          {
            scene: 'sea',
            mood: 'dusk',
            shape: 'wide',
            alt: 'A small sailing boat on a dark sea under an orange and purple sky, the low sun making a path of light',
          },
        ],
      },
      'Passengers today included {load}. Fare for which I had to invent. #ferry',
      'There is {wind}. Timetable is a suggestion. Tea is not.',
    ],
  },
  {
    name: 'swimming',
    language: 'en',
    slots: {
      temp: ['4.1', '3.6', '5.0', '6.2', '2.9'],
      after: ['ginger tea', 'somebody else’s cake', 'porridge from a jam jar', 'a hat borrowed off a stranger'],
    },
    posts: [
      '{temp} °C at the steps, seven of us in, {after} afterwards. #coldwater',
      'Nobody has ever said “I wish I had stayed dry”. They have said every other word, though. #swimming',
      {
        text: 'In at that end, out at this one. The bit in the middle is private. #coldwater',
        pictures: [
          {
            scene: 'lake',
            mood: 'rain',
            shape: 'square',
            alt: 'Grey lake under rain clouds with reeds and a dim light low over the far bank',
          },
        ],
      },
      'The heron at the second willow does not move for swimmers any more. I have chosen to take it as a promotion. #swimming',
      'New person today. Shrieked, laughed, cried a bit, asked when we meet next. {after}. That is the whole process.',
    ],
  },
  {
    name: 'weather',
    language: 'en',
    slots: {
      rain: ['2.4 mm', '11.8 mm', '0.2 mm', '7.0 mm, all of it during the school run'],
      sky: [
        'mackerel sky by noon',
        'a halo round the sun',
        'low cloud with its elbows on the roofs',
        'that yellow light before hail',
      ],
      wind: [
        'light, from the harbour',
        'north-easterly and personal',
        'gusting to 61 km/h at the tower',
        'none at all',
      ],
    },
    posts: [
      '7:00. Rain {rain}. Wind {wind}. {sky}. #weather #Wendlebridge',
      'The forecast says dry. The gauge says {rain}. The gauge has never been on television. #weather',
      'Look up now if you can: {sky}. #weather',
      {
        text: 'This is what “brightening later” looked like. #weather',
        pictures: [
          {
            scene: 'mountains',
            mood: 'rain',
            shape: 'panorama',
            alt: 'Layer behind layer of dark hills under a heavy grey sky with one pale disc of sun',
          },
        ],
      },
      'Four people have asked me whether it will be dry for the street party. I have told all four to bring cake that can get wet.',
      'Frost on the grass thermometer, minus 1.3. Bring in the geraniums. I mean it, Emil. #weather',
    ],
  },
]
