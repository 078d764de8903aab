/** Trams, wards, shelves, lanes and classrooms. */
import type { Subject } from '../subject.ts'

export const TOWN_LIFE: readonly Subject[] = [
  {
    name: 'tram',
    language: 'en',
    slots: {
      stop: ['Linden Square', 'Waterworks', 'Corn Hall', 'Harbour', 'Tanner’s Lock', 'Old Weir'],
      rider: [
        'a man with a grandfather clock',
        'six trombonists',
        'a bride, alone, beaming',
        'somebody fast asleep on a cactus',
        'a child who knows every stop by heart',
      ],
      left: [
        'one glove',
        'a cello (a cello!)',
        'half a birthday cake',
        'a letter that was stamped and not posted',
        'a very good umbrella',
      ],
    },
    posts: [
      'Got on at {stop}: {rider}. Nobody said a word. I love this town. #trams',
      'Lost property tonight: {left}. Ask at the depot, ask nicely. #trams',
      'To the runner at {stop}: I saw you. I waited. You are welcome. Do not tell the control room. #nightshift',
      {
        text: 'Last 4 of the evening, two minutes early, so we sat and looked at it. #trams #Wendlebridge',
        pictures: [
          {
            scene: 'tram',
            mood: 'dusk',
            shape: 'wide',
            alt: 'A red tram with lit windows in front of dark gabled houses, the sky violet and orange',
          },
        ],
      },
      'Leaves on the line is not an excuse, it is a physical condition, and I would like to see you stop forty tonnes on porridge. #trams',
      'Between {stop} and {stop} tonight the whole car was humming the same tune. Nobody had started it.',
      {
        text: 'Rain on the wires makes them sing. You only hear it with the doors shut and the heating off. #nightshift',
        pictures: [
          {
            scene: 'tram',
            mood: 'night',
            shape: 'square',
            alt: 'A red tram standing under its wire at night, warm light in all its windows',
          },
        ],
      },
    ],
  },
  {
    name: 'hospital',
    language: 'en',
    slots: {
      hour: ['03:10', '04:25', '02:50', '05:05'],
      quiet: ['the lift', 'somebody snoring in B flat', 'the drinks machine having a think', 'rain on the skylight'],
    },
    posts: [
      '{hour}, and the loudest thing on the ward is {quiet}. I will not say the word. You know the word. #nightshift',
      'Handover done. Walked out into birdsong and the smell of Swan Lane. If you need a reason to go on, there is usually bread. #nursing',
      {
        text: 'An old gentleman asked me to hold his hand “for administrative reasons”. I did. He went in his sleep at {hour}, not alone. I am all right. I just wanted somebody to know.',
        warning: 'work, death (a gentle one)',
      },
      'Shoes off. Tea on. Phone off at the wall. Good morning and good night. #nightshift',
      'Tonight’s ward debate: is soup a drink. Bed 4 says yes, bed 6 has asked to be moved. #nursing',
      {
        text: 'Three nights down, one to go. If I am short with anyone tomorrow, it is not you, it is Thursday.',
        visibility: 'private',
      },
    ],
  },
  {
    name: 'library',
    language: 'en',
    slots: {
      ask: [
        'the blue book about the sea',
        '“something with a good dog in it, where the dog lives”',
        'a cookbook for one person who hates onions',
        'whatever the lady in the red coat just brought back',
      ],
      found: [
        'a slice of ham (as a bookmark)',
        'a love letter from 1974',
        'a train ticket to Trieste',
        'a perfect four-leaf clover',
        'somebody’s X-ray',
      ],
    },
    posts: [
      'Asked for at the desk today: {ask}. We found it. We always find it. #libraries',
      'Found in a returned book: {found}. It is in the envelope behind the desk, no questions. #libraries',
      {
        text: 'The radiator on the second floor is on. Please form an orderly heap. #libraries #Wendlebridge',
        pictures: [
          {
            scene: 'books',
            mood: 'autumn',
            shape: 'tall',
            alt: 'Four tightly packed bookshelves, the spines in rust, ochre, teal and cream',
          },
        ],
      },
      'New in: eleven novels, two atlases, one very contested biography, and a book about moss that has three reservations already. #books',
      'The overdue record is broken. Borrowed 1968, returned this morning with a jar of plum jam. Fine waived, jam shared. #libraries',
      'Story time moved to the landing because a cat is asleep in the story corner. The cat has a reader’s ticket now.',
      'Quiet floor is quiet. Chess in the basement is less quiet than you would think. #books',
    ],
  },
  {
    name: 'school',
    language: 'en',
    slots: {
      event: [
        'the potassium behaved',
        'somebody asked a question I cannot answer',
        'nobody set fire to anything',
        'the pond water had a rotifer in it',
      ],
      quote: [
        '“so everything is mostly holes?”',
        '“who decided on lead?”',
        '“can atoms get tired?”',
        '“is this going to be in life?”',
      ],
    },
    posts: [
      'Good day: {event}. #teaching',
      'Asked in lesson four: {quote} I have been thinking about it since. #chemistry #teaching',
      'Marking. Somebody drew a perfect heron in the margin next to a completely wrong equation. One mark for the heron.',
      'The shy one at the back stayed behind to say that she balanced it in her head on the tram. In her head. On the tram. #teaching',
      'Periodic table poster fell down and took the fire safety poster with it. I choose not to read anything into that.',
    ],
  },
  {
    name: 'bicycles',
    language: 'en',
    slots: {
      job: [
        'a tandem with trust issues',
        'a child’s bike, all of it, every part',
        'a wheel shaped like a crisp',
        'the vet’s bike, again',
        'brakes like wet bread',
      ],
    },
    posts: [
      'In today: {job}. Out by five, if nobody tells me a story. #bicycles',
      'It is nearly always the cable. When it is not the cable, it is the owner’s brother who “had a look at it”. #repair',
      {
        text: 'Found her in a barn under forty years of hay. New chain, new tyres, old soul. Not for sale. Ask again. #bicycles',
        pictures: [
          {
            scene: 'bicycle',
            mood: 'dusk',
            shape: 'wide',
            alt: 'An old bicycle with an orange frame standing in profile against a purple and orange evening sky',
          },
        ],
      },
      'Puncture clinic for kids on Saturday. You learn to patch, I learn every joke that is going round year five. #bicycles',
      '{job}. Paid in rhubarb. Fair price.',
    ],
  },
  {
    name: 'animals',
    language: 'en',
    slots: {
      patient: [
        'a tortoise (late for his appointment)',
        'a goose with a grievance',
        'Admiral the cat',
        'a spaniel who ate a sock, and then the other sock',
        'the llama',
      ],
    },
    posts: [
      'Morning surgery: {patient}. All well, my sleeve less so. #vetlife',
      'Nobody tells you at vet school how often you will be asked to weigh a hen. #vetlife',
      'A boy brought in a bumblebee in a matchbox. We gave it sugar water and ten minutes. It flew off round the waiting room and out of the window, to applause. #animals',
      'Lambing at two in the morning: mud, a torch in my teeth, twins. I would not swap with anybody. #vetlife',
      {
        text: 'Said goodbye to a very old sheepdog today, in the sun, with his head on his farmer’s boot. The farmer told me all of his best days. There were a lot.',
        warning: 'pet loss',
      },
    ],
  },
]
