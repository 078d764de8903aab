/** Pictures taken early, runs, stones, plants, chess in the park, organs in the loft; and what anybody may say. */
import type { Subject } from '../subject.ts'

export const OUTDOORS: readonly Subject[] = [
  {
    name: 'photos',
    language: 'en',
    slots: {
      when: ['Up at four', 'Two hours in a wet hedge', 'Third morning in a row', 'One frame, then the battery died'],
    },
    posts: [
      {
        text: '{when}. Worth it. #photography #landscape',
        pictures: [
          {
            scene: 'mountains',
            mood: 'dawn',
            shape: 'wide',
            alt: 'Blue and lilac ridges one behind another at sunrise, the sky pale yellow above them',
          },
        ],
      },
      {
        text: '{when}. The fog did all the work. #photography',
        pictures: [
          {
            scene: 'forest',
            mood: 'rain',
            shape: 'wide',
            alt: 'Fir trees fading row by row into grey mist, a faint sun behind',
          },
        ],
      },
      {
        text: 'A walk in four frames. Best seen with the sound of boots. #landscape',
        pictures: [
          {
            scene: 'forest',
            mood: 'autumn',
            shape: 'wide',
            alt: 'Rust-coloured firs on a hillside under a soft autumn sky',
          },
          { scene: 'lake', mood: 'autumn', shape: 'square', alt: 'A lake with brown reeds and golden hills behind' },
          { scene: 'mountains', mood: 'dusk', shape: 'square', alt: 'Purple ridges under an orange evening sky' },
          { scene: 'stars', mood: 'night', shape: 'wide', alt: 'Milky Way over a dark ridge with a small dome' },
        ],
      },
      {
        text: 'Snow light. You cannot buy it and you cannot keep it. #photography',
        pictures: [
          {
            scene: 'forest',
            mood: 'winter',
            shape: 'tall',
            alt: 'Slate-blue firs in a snowy haze, almost white at the back',
          },
        ],
      },
      'Somebody asked which filter I use. Weather. #photography',
      {
        text: 'From the top of the waterworks, looking where the river goes. #landscape #Wendlebridge',
        pictures: [
          {
            scene: 'mountains',
            mood: 'spring',
            shape: 'panorama',
            alt: 'Wide panorama of soft green hills in spring light, layer behind layer',
          },
        ],
      },
    ],
  },
  {
    name: 'running',
    language: 'en',
    slots: {
      km: ['6', '10', '8 and a bit', '12, by accident'],
      met: ['a heron', 'the same dog twice', 'my old geography teacher', 'three rowers who cheered'],
    },
    posts: [
      '{km} km on the towpath. Met {met}. Knees have been informed. #running',
      'Sunday run: 23 starters, 23 finishers, one detour for cake. Last home was Bea, so the cake was hers, so she shared it. #running',
      'My training plan is a tram timetable: I run until the 4 overtakes me, then I walk. #running',
      'Headwind both ways again. I have written to the river.',
    ],
  },
  {
    name: 'stones',
    language: 'en',
    slots: {
      stone: [
        'a piece of greywacke',
        'an ammonite the size of a lentil',
        'ripple marks, 310 million years old',
        'a pebble that does not belong here at all',
      ],
    },
    posts: [
      'Today’s pocket: {stone}. #geology',
      'This hill was a beach. You can still see which way the tide was going out. I stood there with wet feet and felt late. #geology',
      {
        text: 'Section above the quarry, morning light. Every line is about ten thousand years. #geology',
        pictures: [
          {
            scene: 'dunes',
            mood: 'day',
            shape: 'wide',
            alt: 'Smooth curving bands of sand-coloured ground, light to dark, under a blue sky with a big sun',
          },
        ],
      },
      'Children’s question of the day: “how do you know it is not just a stone?” It IS just a stone. That is the exciting part. #fossils',
      'Found {stone} in the wall of the Corn Hall, at knee height, next to the bins. Everybody has walked past it since 1832.',
    ],
  },
  {
    name: 'plants',
    language: 'en',
    slots: {
      plant: [
        'ivy-leaved toadflax',
        'hart’s-tongue',
        'a single confused primrose',
        'shepherd’s purse',
        'Canadian fleabane',
      ],
    },
    posts: [
      'Traffic island, species [19|23|31|38|42] of 47: {plant}. Two lorries, one wave, no rain. #botany',
      'Nine hours on one leaf. The leaf did not notice. I noticed the leaf. #illustration',
      {
        text: 'Colour study before the council mows. They have promised to mow around it. They are good people with a bad mower. #botany',
        pictures: [
          {
            scene: 'garden',
            mood: 'spring',
            shape: 'square',
            alt: 'Pink, white and yellow flowers at the edge of a green meadow, soft hills behind',
          },
        ],
      },
      'A van stopped, window down: “is that {plant}?” It was. He drove on. I have thought about him all afternoon. #botany',
    ],
  },
  {
    name: 'chess',
    language: 'en',
    slots: {
      opening: [
        'the Caro-Kann',
        'a King’s Gambit, like animals',
        'the London, sorry',
        'something a nine-year-old calls the Dragon Bus',
      ],
    },
    posts: [
      'Wednesday: 14 boards, {opening} on three of them, biscuits gone by eight. #chess',
      'Lost to a nine-year-old who said “are you sure?” in the kindest voice. I was not sure. #chess',
      'Two gentlemen have agreed a draw after eleven weeks. They shook hands and set up the pieces again. #chess',
      'New sets arrived. The old bishop with the glued head stays. He has seniority. #chess',
    ],
  },
  {
    name: 'organs',
    language: 'en',
    slots: {
      place: [
        'a village church with one heater',
        'the cathedral, from the inside of the swell box',
        'a chapel that is now a climbing wall',
        'a school hall',
      ],
    },
    posts: [
      'Tuning in {place}. My helper holds one key for three hours and has learnt a poem by heart. #organs',
      'Found in the 16-foot pipes: a tennis ball, a hymn number, a nest (left where it was). #organs',
      'The quietest pipe is as long as my thumb. You feel it more than you hear it, like somebody thinking in the next room. #organs',
      'Last job today: {place}. Locked in by mistake. Played until somebody came.',
    ],
  },
  {
    name: 'everyday-en',
    language: 'en',
    slots: {
      small: [
        'the smell after rain',
        'a seat by the window',
        'somebody else making the tea',
        'a dog in a good mood',
        'finding the other sock',
      ],
      dish: [
        'lentil soup',
        'potatoes, in the way my mother did them',
        'toast, honestly',
        'a stew that only improves',
        'plum cake',
      ],
      day: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
    },
    posts: [
      'Small good thing today: {small}. Yours?',
      'Dinner is {dish}. Come by if you are near, there is enough.',
      'It has been {day} since about noon yesterday.',
      'Whoever left a box of books on the wall in Tanner’s Yard with “take two, leave one”: thank you. I took three. I will be back.',
      'Unpopular opinion: the bench by the old weir, north side, five o’clock.',
      'My neighbour practises the same eight bars every evening. Today, for the first time, bar nine. I stood up in my own kitchen.',
      'The linden on the square has dropped all of its leaves in one night, like somebody taking off a coat.',
      'Walked home without headphones. The town is full of sentences.',
      'Does anybody know what the blue lights over the harbour were around nine? Beautiful, whatever it was.',
      'Note to self: the thing you are putting off takes eleven minutes.',
      'Cleaned the windows. It turns out there is a hill.',
      'Overheard: “We’re not lost, we’re early.”',
      'I have replied to every letter on the pile. There was one from March. I am sorry, Edith.',
      'Street party on Linden Square moved to the 12th. Bring a chair, a dish, and one story. #Wendlebridge',
      'To the person who returned my wallet with everything in it and added a bus ticket: I hope something lovely happens to you by Thursday.',
      {
        text: 'The butler, obviously. But I did not see WHICH butler. Tell me when you have got to chapter 30.',
        warning: 'spoilers: the library’s book of the month',
      },
    ],
  },
]
