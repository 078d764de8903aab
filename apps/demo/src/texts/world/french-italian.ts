/** Français, italiano. */
import type { Subject } from '../subject.ts'

export const FRENCH_ITALIAN: readonly Subject[] = [
  {
    name: 'lutherie-fr',
    language: 'fr',
    slots: {
      bois: ['L’épicéa de 1987', 'Le fond en érable', 'La volute', 'La table de l’alto'],
      dit: ['sonne comme une petite cloche', 'ne dit encore rien', 'a fini par céder', 'me résiste, et elle a raison'],
    },
    posts: [
      '{bois} {dit}. On verra demain. #lutherie',
      'Un client est entré pour un archet, il est reparti avec une histoire et sans archet. Bonne matinée. #violon',
      {
        text: 'Dernier vernis. Maintenant il faut ne rien faire, et c’est un métier. #lutherie #violon',
        pictures: [
          {
            scene: 'violin',
            mood: 'autumn',
            shape: 'tall',
            alt: 'Un violon au vernis rouge-brun, légèrement penché, devant un mur aux tons de miel',
          },
        ],
      },
      'Le violoncelle attend toujours. Il me regarde. Je lui ai tourné le dos, pour travailler.',
      'La colle chaude sent mauvais et c’est la plus belle odeur du monde. #bois',
    ],
  },
  {
    name: 'livres-fr',
    language: 'fr',
    slots: {
      livre: [
        'un roman qui se passe dans une seule cuisine',
        'des poèmes à lire debout',
        'un polar sans un seul mort',
        'un gros livre sur les petites rivières',
      ],
    },
    posts: [
      'Coup de cœur du jour : {livre}. Il en reste deux, enfin, un. #livres',
      '« Je cherche un cadeau pour quelqu’un qui ne lit pas. » On a trouvé : {livre}. #librairie',
      'Une petite fille a lu assise par terre pendant une heure, puis a dit : « Celui-là je l’ai déjà dans la tête, merci. » #librairie',
      {
        text: 'Six heures, les pentes, et la ville qui rallume ses fenêtres. #Lyon',
        pictures: [
          {
            scene: 'town',
            mood: 'dusk',
            shape: 'wide',
            alt: 'Toits et pignons au crépuscule, ciel violet et orange, quelques fenêtres allumées',
          },
        ],
      },
      'Pluie. Donc monde. Donc bonheur. #librairie',
    ],
  },
  {
    name: 'marionnettes-fr',
    language: 'fr',
    slots: {
      qui: ['Le roi', 'La vieille couturière', 'Le chien en ficelle', 'Le facteur'],
      quoi: ['a perdu une main', 'boite, et c’est mieux ainsi', 'ne veut plus saluer', 'a enfin un manteau'],
    },
    posts: [
      '{qui} {quoi}. Répétition à quatorze heures. #marionnettes',
      'Un enfant au premier rang a dit bonsoir à la marionnette, puis à moi, dans cet ordre. Il a tout compris. #théâtre',
      '{qui} {quoi}. Je couds.',
      {
        text: 'Montage terminé. Dehors il fait nuit, dedans il fait théâtre. #théâtre',
        pictures: [
          {
            scene: 'town',
            mood: 'night',
            shape: 'square',
            alt: 'Une petite ville la nuit, des dizaines de fenêtres jaunes, la lune au-dessus des toits',
          },
        ],
      },
    ],
  },
  {
    name: 'everyday-fr',
    language: 'fr',
    posts: [
      'Le marché, huit heures : odeur de melon, accordéon lointain, quelqu’un rit. Tout va bien.',
      'Ma voisine m’a prêté une échelle et donné trois conseils. J’ai utilisé l’échelle.',
      'Il y a des jours où le café de onze heures est l’événement principal.',
      'Qui a laissé ce mot sur le banc : « il reviendra » ? Je pense à vous.',
    ],
  },
  {
    name: 'carta-it',
    language: 'it',
    slots: {
      libro: [
        'un erbario del Seicento',
        'un registro di dogana',
        'un libretto d’opera macchiato di vino',
        'un atlante senza l’Africa',
      ],
    },
    posts: [
      'Sul tavolo: {libro}. Oggi solo polvere, pennello e rispetto. #restauro',
      'Dentro {libro} c’era una piuma. L’ho rimessa dov’era. #carta',
      {
        text: 'Lo scaffale dei “pazienti in attesa”. Nessuno si lamenta. #libri #restauro',
        pictures: [
          {
            scene: 'books',
            mood: 'autumn',
            shape: 'wide',
            alt: 'Tre ripiani di libri antichi, dorsi ruggine, ocra e crema, qualcuno inclinato',
          },
        ],
      },
      'Portici, pioggia, biciclette: Bologna oggi sembra un libro letto tante volte.',
      'Segnalibro (il gatto) ha scelto la pagina 212. Ci dormirà fino a primavera.',
      'Il segreto della colla d’amido è smettere di mescolare un attimo prima di quando vorresti.',
    ],
  },
  {
    name: 'montagna-it',
    language: 'it',
    slots: {
      tempo: [
        'Neve fino alla finestra',
        'Vento da girare le pagine',
        'Sereno che fa male agli occhi',
        'Nebbia: il mondo finisce alla panca',
      ],
    },
    posts: [
      '{tempo}. Polenta alle dodici, chi arriva arriva. #rifugio',
      'Stanotte trentadue persone e un solo russatore. Sappiamo chi sei. #rifugio',
      {
        text: '{tempo} stamattina, e poi questo. #montagna',
        pictures: [
          {
            scene: 'mountains',
            mood: 'dusk',
            shape: 'panorama',
            alt: 'Catene di monti viola una dietro l’altra sotto un cielo arancione al tramonto',
          },
        ],
      },
      'Sono saliti due sposi ottantenni per l’anniversario. Ci hanno messo sei ore e sono arrivati ridendo. #montagna',
    ],
  },
  {
    name: 'everyday-it',
    language: 'it',
    posts: [
      'Il barista ha detto “il solito?” dopo tre anni. Mi sento cittadina.',
      'Pioggia sui vetri, minestra sul fuoco, telefono in un’altra stanza.',
      'Ho ritrovato la ricetta della zia. Dice “farina quanta ne prende”. Grazie, zia.',
    ],
  },
]
