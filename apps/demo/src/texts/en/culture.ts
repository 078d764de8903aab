/** Radio, cinema, songs, maps, stars, words. */
import type { Subject } from '../subject.ts'

export const CULTURE: readonly Subject[] = [
  {
    name: 'radio',
    language: 'en',
    slots: {
      show: ['Side B', 'the Slow Hour', 'Songs About Bridges', 'the Breakfast That Was Late', 'Two Chords Good'],
      request: ['a waltz for a cat', 'anything without a chorus', 'the song from the ferry', 'three minutes of rain'],
    },
    posts: [
      'On air: {show}. Requests so far include {request}. We have it. Obviously we have it. #radio',
      'Dead air tonight: 14 seconds. Listener feedback: “best bit”. #radio',
      {
        text: 'New arrivals in the cupboard. If you want to hear one of these, say a number from 1 to 40. #vinyl #radio',
        pictures: [
          {
            scene: 'record',
            mood: 'dusk',
            shape: 'square',
            alt: 'A record on a turntable, its label orange and pink, against a purple desk',
          },
        ],
      },
      'Somebody rang in to {show} to say that they had pulled over to listen. That is it. That is why there is a cupboard. #radio',
      'Found at the bottom of the crate: a test pressing, no label, no name. Played it. Nobody knows. It is wonderful. Anybody? #vinyl',
      {
        text: 'What the last hour looked like from the inside. #radio',
        pictures: [
          {
            scene: 'waves',
            mood: 'dusk',
            shape: 'panorama',
            alt: 'A sound wave drawn as a long row of bars, orange to pink, on a dark blue ground',
          },
        ],
      },
    ],
  },
  {
    name: 'cinema',
    language: 'en',
    slots: {
      film: [
        'a silent comedy with live piano',
        'a western where nobody fires',
        'a documentary about moss',
        'a three-hour love story with one interval and one kiss',
        'a submarine film with real creaks',
      ],
      crowd: [
        '41 people and a baby who laughed in the right places',
        'a full house',
        'nine of us, all in row F',
        'the whole knitting circle',
      ],
    },
    posts: [
      'Tonight at the Regal: {film}. Doors half past seven. #cinema',
      'Audience for {film}: {crowd}. Nobody left before the last name. #cinema',
      'Splice held. I had my fingers crossed for the entire second reel, which is hard when you also have to change the third. #film',
      'The beam is the most beautiful thing in the building and only I sit where one sees it. #cinema',
      {
        text: 'Walked home the long way because the film was still going on. #Wendlebridge',
        pictures: [
          {
            scene: 'town',
            mood: 'night',
            shape: 'wide',
            alt: 'Night over a small town, many yellow windows in dark blue houses, the moon above the roofs',
          },
        ],
      },
      'Found under seat C 4 after {film}: a shoe. One. They must have floated out.',
    ],
  },
  {
    name: 'choir',
    language: 'en',
    slots: {
      piece: [
        'the Byrd',
        'that Georgian thing nobody can pronounce',
        'the sea shanty in seven parts',
        'the requiem, bar 88',
      ],
    },
    posts: [
      'Rehearsal: {piece}. For four bars it was one voice. Then somebody’s phone joined in, in tune. #choir',
      'Tenors wanted. Must be able to sing, or to stand near those who can. #singing',
      '“Louder” is not a feeling. “Like telling a secret to a field” is. Today’s note on {piece}. #choir',
      'Eighty people breathing in together. If I could post a sound, it would be that one. #choir',
      'Concert on Sunday week, free, bring a cushion: the pews are from 1740 and so are their opinions.',
    ],
  },
  {
    name: 'folk',
    language: 'en',
    slots: {
      tune: [
        'The Long Wet Grass',
        'The Miller’s Second Daughter',
        'a jig with no name',
        'that slow one in D',
        'The Ferry Left Without Me',
      ],
    },
    posts: [
      'Monday’s session ended with {tune}, eleven fiddles, one spoon. #folkmusic',
      'Learnt {tune} off a man in a car park. He had it from his aunt. She had it from a radio. It is nobody’s now, so it is ours. #folkmusic',
      'The trick with {tune} is that there is no trick, you go round until it lets you out. #fiddle',
      'A lass of twelve sat in on Monday and played us all under the table. I have rarely been so happy to be worse. #folkmusic',
    ],
  },
  {
    name: 'maps',
    language: 'en',
    slots: {
      feature: [
        'a well nobody remembers',
        'two stiles and the ghost of a third',
        'a bench facing the wrong way, on purpose',
        'a path that is only there in March',
        'a boundary stone in somebody’s rockery',
      ],
    },
    posts: [
      'Walked sheet 7 again. Added {feature}. #maps',
      'A map is a promise. I rubbed out a footbridge today and felt like a traitor. #cartography',
      {
        text: 'Sheet 7, first colour proof. The blue is the Wendle, the rest is people arguing about hedges for eight hundred years. #maps',
        pictures: [
          {
            scene: 'fields',
            mood: 'autumn',
            shape: 'wide',
            alt: 'Hand-coloured map-like view of fields in ochre, green and red, divided by dark hedges, a blue river across',
          },
        ],
      },
      'Asked in the pub: “how do you know where north is indoors?” Reader, I pointed. I was right. I have been bought a drink. #cartography',
      'Local knowledge of the day, from a farmer leaning on a gate: {feature}. It is on the map now, with his name in very small letters.',
    ],
  },
  {
    name: 'stars',
    language: 'en',
    slots: {
      sight: [
        'Saturn, with its rings nearly edge on',
        'the Double Cluster',
        'four of Jupiter’s moons in a row',
        'a satellite that everybody waved at',
        'Albireo, blue and gold',
      ],
    },
    posts: [
      'On the roof tonight: {sight}, thirty-one people, two flasks. #stargazing',
      'A woman of ninety looked at {sight}, said nothing for a full minute, then: “well, they might have told us.” #astronomy',
      {
        text: 'Forty minutes of dark, no wind, no moon. This is why we carry it up the stairs. #stargazing',
        pictures: [
          {
            scene: 'stars',
            mood: 'night',
            shape: 'wide',
            alt: 'A starry night sky with the band of the Milky Way rising over dark hills, a small observatory dome on the left',
          },
        ],
      },
      'Clouds. We told stories about {sight} instead. Attendance, oddly, better. #astronomy',
      'If you have never done it: lie on your back and look up until you feel that you are looking down. Then hold on to the grass. #stargazing',
    ],
  },
  {
    name: 'words',
    language: 'en',
    slots: {
      word: ['“doch”', '“davka”', '“Feierabend”', '“firgun”', '“eben”'],
    },
    posts: [
      'An hour on {word}. The dictionary offers nine words and the sentence wants none of them. #translation',
      'Translators do not lose things. We move them to another page and hope you pass by. #translation',
      'Chapter four is done. Somebody in it says {word} on every page and means something else each time. I have grown fond of him and would like him to stop.',
      'Semicolon of the day: found one that had been holding up a whole marriage. Left it in. #words',
    ],
  },
]
