/** Français, español, português, italiano. */
import type { Subject } from '../subject.ts'

export const ROMANCE: readonly Subject[] = [
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
    name: 'cocina-es',
    language: 'es',
    slots: {
      plato: [
        'Garbanzos con espinacas',
        'Arroz con lo que había',
        'Lentejas de las lentas',
        'Sopa de ajo',
        'Calabaza asada',
      ],
      hora: ['tres horas', 'toda la mañana', 'lo que dura la radio', 'media siesta'],
    },
    posts: [
      '{plato}. {hora} a fuego bajo y ni una foto, porque no duró. #cocina',
      'Ha venido un señor a cenar solo y ha pedido “lo que comería tu abuela”. Se lo he servido. Ha llorado un poco. Yo también. #cocina',
      'De la huerta hoy: dos tomates perfectos y cuarenta con carácter. #huerta',
      {
        text: 'La huerta desde el tejado. Todo eso, tarde o temprano, es sopa. #huerta',
        pictures: [
          {
            scene: 'fields',
            mood: 'spring',
            shape: 'wide',
            alt: 'Vista aérea de huertos en verde, rosa y amarillo con un arroyo que los cruza',
          },
        ],
      },
      'La sobremesa de hoy ha durado más que la comida. Como debe ser.',
    ],
  },
  {
    name: 'escuela-es',
    language: 'es',
    slots: {
      pregunta: [
        '¿los ríos duermen?',
        '¿quién inventó los lunes?',
        '¿el cero pesa?',
        '¿por qué la luna nos sigue hasta casa?',
      ],
    },
    posts: [
      'Pregunta de la clase de hoy: «{pregunta}» No había respuesta en el libro. Hemos salido a mirar. #escuela',
      'Once alumnos, tres cursos, una estufa. Y el mejor coro de toses de la comarca. #escuela',
      'Mateo ha leído su primera página en voz alta. La gata ha aplaudido, a su manera. #escuela #pueblo',
      {
        text: 'El recreo llega hasta donde llega la vista. #pueblo',
        pictures: [
          {
            scene: 'mountains',
            mood: 'day',
            shape: 'panorama',
            alt: 'Colinas verdes y azules, una detrás de otra, bajo un cielo claro con sol',
          },
        ],
      },
    ],
  },
  {
    name: 'cielo-es',
    language: 'es',
    slots: {
      objeto: [
        'la nebulosa de la Tarántula',
        'Omega Centauri',
        'las Nubes de Magallanes',
        'un cometa pequeñito y tímido',
      ],
    },
    posts: [
      'Esta noche: {objeto}, cielo quieto, dos pares de calcetines. #astronomía',
      'Cuatro de la mañana. El detector y yo miramos {objeto} en silencio. Él no bosteza. #Atacama',
      {
        text: 'Antes de abrir la cúpula siempre salgo un minuto a mirar sin nada en medio. #astronomía',
        pictures: [
          {
            scene: 'stars',
            mood: 'night',
            shape: 'wide',
            alt: 'La Vía Láctea cruza un cielo lleno de estrellas sobre colinas oscuras y una pequeña cúpula',
          },
        ],
      },
      {
        text: 'El desierto a las siete de la tarde. Después, trabajo. #Atacama',
        pictures: [
          {
            scene: 'dunes',
            mood: 'dusk',
            shape: 'wide',
            alt: 'Dunas onduladas bajo un cielo violeta y naranja con el sol bajo',
          },
        ],
      },
    ],
  },
  {
    name: 'everyday-es',
    language: 'es',
    posts: [
      'Se ha ido la luz en toda la calle y de pronto todos somos vecinos.',
      'He encontrado el paraguas. Ya no llueve. Clásico.',
      'Consejo de mi tía: si dudas, haz caldo.',
      'Hoy he caminado sin prisa y el barrio tenía cosas nuevas. O las tenía desde siempre.',
    ],
  },
  {
    name: 'azulejos-pt',
    language: 'pt',
    slots: {
      peca: ['um canto de 1760', 'meia flor azul', 'um anjo sem nariz', 'três cacos da mesma caravela'],
      sitio: [
        'numa caixa de sapatos',
        'atrás de um frigorífico',
        'debaixo de cinco camadas de tinta',
        'num quintal, a fazer de vaso',
      ],
    },
    posts: [
      'Apareceu {peca} {sitio}. Já tem lugar na bancada. #azulejos',
      'O azul nunca é só um. Hoje misturei onze e o décimo segundo era o primeiro. #restauro',
      {
        text: 'Parede inteira, finalmente. Faltavam quatro, encontrei três, pintei um. Adivinhem qual. #azulejos #Porto',
        pictures: [
          {
            scene: 'tiles',
            mood: 'day',
            shape: 'square',
            alt: 'Parede de azulejos com flores de quatro pétalas e círculos nos cantos, todos alinhados',
          },
        ],
      },
      {
        text: 'Dois padrões da mesma escada: subir e descer. #azulejos',
        pictures: [
          {
            scene: 'tiles',
            mood: 'dawn',
            shape: 'wide',
            alt: 'Azulejos com flores e nós geométricos em filas alternadas',
          },
          {
            scene: 'tiles',
            mood: 'spring',
            shape: 'wide',
            alt: 'Outro lanço da escada, com os mesmos motivos noutra ordem',
          },
        ],
      },
      'Uma senhora reconheceu a cozinha da avó por {peca}. Ficámos as duas muito caladas.',
    ],
  },
  {
    name: 'mar-pt',
    language: 'pt',
    slots: {
      mar: [
        'Mar chão',
        'Vaga de noroeste, dois metros',
        'Nevoeiro de se cortar à faca',
        'Vento fraco, gaivotas fortes',
      ],
    },
    posts: [
      '{mar}. Saímos às quatro, voltámos a horas do café. #mar',
      '{mar}. Hoje ganhou a prancha. #mar',
      {
        text: 'A Boa Teimosia a fazer jus ao nome. #pesca #mar',
        pictures: [
          {
            scene: 'sea',
            mood: 'dawn',
            shape: 'wide',
            alt: 'Um barco pequeno de vela branca num mar lilás ao nascer do sol',
          },
        ],
      },
      'O meu avô dizia que o mar não é traiçoeiro, é distraído. Penso nisso todos os dias. #pesca',
    ],
  },
  {
    name: 'everyday-pt',
    language: 'pt',
    posts: [
      'Chuva miudinha, torradas, rádio baixo. Não preciso de mais nada até às onze.',
      'O elétrico vinha cheio e mesmo assim couberam mais duas conversas.',
      'Alguém pendurou um lençol branco do outro lado da rua e a tarde ficou mais clara.',
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
