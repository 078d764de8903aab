/** Español, português. */
import type { Subject } from '../subject.ts'

export const IBERIAN: readonly Subject[] = [
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
]
