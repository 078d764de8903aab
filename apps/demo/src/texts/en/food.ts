/** Bread, coffee, cheese, honey, beans. */
import type { Subject } from '../subject.ts'

export const FOOD: readonly Subject[] = [
  {
    name: 'bakery',
    language: 'en',
    slots: {
      loaf: ['the dark rye', 'the seeded spelt', 'the walnut loaves', 'the potato bread', 'the big country loaf'],
      hour: ['ten past three', 'half past two', 'twenty to four', 'three on the dot'],
      guest: [
        'a fox',
        'the first tram driver',
        'the street sweeper',
        'a very wet student',
        'two nurses coming off shift',
      ],
    },
    posts: [
      '{hour}. Oven on, radio low, nobody in the lane but {guest}. Best part of the day and it is not day yet. #bakery',
      'New rule on the shop door: if you ask whether {loaf} is “fresh”, you get to smell it. Nobody has asked twice. #bread',
      'The dough was slow this morning, so I was slow too. Nobody noticed. {loaf} came out better for it. #sourdough',
      {
        text: 'First batch out. The cracking sound when they cool is the only applause I need. #bread #Wendlebridge',
        pictures: [
          {
            scene: 'bread',
            mood: 'autumn',
            shape: 'wide',
            alt: 'Three oval loaves with pale diagonal cuts and a dusting of flour on a wooden board, seen from above',
          },
        ],
      },
      'A boy paid for one bun with eleven coins, counted each one twice, and told me to keep the change. There was no change. I have kept it anyway.',
      'Things people have told me across the counter before seven today: a diagnosis, a pregnancy, a crossword clue. Bread first, then the rest.',
      {
        text: 'One for the feed and one for the window. The small one is called a heel and it is the baker’s by ancient right. #bakery',
        pictures: [
          {
            scene: 'bread',
            mood: 'day',
            shape: 'square',
            alt: 'A single round-shouldered loaf with three cuts, golden brown, on a floury board',
          },
          {
            scene: 'town',
            mood: 'dawn',
            shape: 'tall',
            alt: 'Roofs and gables of a small town at first light, a few birds above them',
          },
        ],
      },

      'Gertrud (the starter) survived the power cut. I wrapped her in a scarf and put her in bed. I am not taking questions. #sourdough',
    ],
  },
  {
    name: 'coffee',
    language: 'en',
    slots: {
      bean: ['the Huehuetenango', 'the washed Sidama', 'the new Kirinyaga', 'the Sumatran'],
      taste: [
        'apricot and a bit of pencil',
        'blackcurrant, then nothing, then more blackcurrant',
        'toast with marmalade',
        'walnut and warm rain',
      ],
    },
    posts: [
      'Roast day. {bean} tastes of {taste}. Sid says it tastes of coffee. Both are printed on the bag. #coffee',
      'Delivery news: the cargo bike has a new bell, the bridge is still steep, {bean} is on its way to seven kitchens. #cargobike',
      {
        text: 'Somebody asked what “a flat white” looks like from the cup’s point of view. From ours, like this. #coffee',
        pictures: [
          {
            scene: 'cup',
            mood: 'day',
            shape: 'square',
            alt: 'Coffee with a leaf of milk foam in a red-rimmed cup, seen from above, a spoon beside it on a wooden table',
          },
        ],
      },
      'Crema (the dog) has decided that the sack of {bean} is a bed. The sack has decided nothing, but it looks comfortable too.',
      'Grind finer, wait longer, talk less before the first cup. That is the whole brewing guide. #coffee',
      'We were asked for decaf “with the feeling left in”. Working on it.',
    ],
  },
  {
    name: 'market',
    language: 'en',
    slots: {
      cheese: [
        'a Comté of 24 months',
        'the little goat’s buttons',
        'a blue that talks back',
        'Maroilles, wrapped twice',
        'a washed rind from two valleys over',
      ],
      thing: ['quince paste', 'a heel of Maren’s rye', 'a cold pear', 'nothing, and your full attention'],
    },
    posts: [
      'On the stall this Saturday: {cheese}. Bring {thing}. #cheese #market',
      'A gentleman asked which cheese is “the sensible one”. We stood in silence for a moment. Then he took {cheese}. #cheese',
      'Set-up at half past five, hands like ice, and then the light comes through the Corn Hall roof and I forgive everybody. #market',
      'Market arithmetic: sold out of the goat by nine, traded the last wedge for two trout and a haircut.',
      'I do not put the ripe ones at the front. If you know, you walk round the side, and you do not raise your voice.',
      {
        text: 'The square before anybody is in it. By eight you will not see the stones. #Wendlebridge #market',
        pictures: [
          {
            scene: 'town',
            mood: 'autumn',
            shape: 'wide',
            alt: 'Two rows of brown and ochre gabled houses under a pale autumn sky with birds',
          },
        ],
      },
    ],
  },
  {
    name: 'bees',
    language: 'en',
    slots: {
      aunt: ['Aunt Morag', 'Aunt Effie', 'Aunt Constance', 'Aunt Una', 'Aunt Jean'],
      forage: ['ivy', 'lime blossom', 'the council’s lavender', 'bramble', 'somebody’s unweeded borage'],
    },
    posts: [
      'The hive called {aunt} is in a mood. I looked in, I apologised, I closed the lid. #beekeeping',
      'Today they are all on {forage}. You can smell it a street away if you stop and stand still, which I recommend anyway. #bees',
      'Weighed the hives. {aunt} is ahead by three kilos and knows it. #beekeeping',
      {
        text: 'Where they go all day. I would too. #bees #allotment',
        pictures: [
          {
            scene: 'garden',
            mood: 'day',
            shape: 'wide',
            alt: 'A meadow full of orange, white and yellow flowers below green hills and a bright sun',
          },
        ],
      },
      'Told the bees about my sister’s wedding, as one must. No objections. #bees',
      'A swarm on the bus shelter at Linden Square! Collected it in a cardboard box. The driver of the 4 waited, and so did nobody complain.',
      'People ask if it hurts. Yes. People ask if I would stop. No.',
    ],
  },
  {
    name: 'allotment',
    language: 'en',
    slots: {
      veg: ['courgettes', 'runner beans', 'beetroot', 'chard', 'striped tomatoes', 'leeks'],
      beast: ['a slow-worm', 'a robin who supervises', 'nine snails in a flowerpot', 'a hedgehog with opinions'],
    },
    posts: [
      'Left a crate of {veg} on the wall with a note: please. It is gone. The crate too. Fair. #allotment',
      'Dug for two hours, found {beast}, stopped digging. #allotment',
      {
        text: 'Plot 23 from the shed roof, which I am told I may not stand on. #allotment #gardening',
        pictures: [
          {
            scene: 'fields',
            mood: 'spring',
            shape: 'square',
            alt: 'A patchwork of green, pink and white garden plots from above, with a stream running through',
          },
        ],
      },
      'Clay is just soil with self-respect. You do not work it, you ask. This week it said no to the {veg}. #gardening',
      'Swapped beans with a stranger over the fence: her grandmother’s white ones for my “number 11”. No names exchanged, only beans.',
      'Rain at last. Everybody on the site came out and simply stood in it, pretending to check the leeks.',
      'If you see a nurse asleep in a deckchair on plot 24: leave her be, she waters at five and her {veg} are better than yours. #allotment',
    ],
  },
]
