/** Deutsch: Garten, Bahn, Wandern, Bücher. */
import type { Subject } from '../subject.ts'

export const GERMAN: readonly Subject[] = [
  {
    name: 'garten-de',
    language: 'de',
    slots: {
      pflanze: ['Der Sonnenhut', 'Die Fetthenne', 'Der Storchschnabel', 'Die Herbstanemone', 'Das Zittergras'],
      tun: [
        'hat beschlossen umzuziehen',
        'tut beleidigt',
        'blüht einfach weiter',
        'wächst jetzt im Weg, der Weg gibt nach',
      ],
    },
    posts: [
      '{pflanze} {tun}. Ich mische mich nicht ein. #Garten',
      'Lehm im Herbst: zehn Minuten zu nass, zehn Minuten perfekt, dann wieder Beton. Heute die zehn Minuten erwischt. #Boden',
      {
        text: 'Drei Jahre Kompost, zwei Jahre Geduld, eine Woche Sonne. #Garten #Stauden',
        pictures: [
          {
            scene: 'garden',
            mood: 'spring',
            shape: 'wide',
            alt: 'Blühende Wiese in Rosa, Weiß und Gelb vor sanften grünen Hügeln',
          },
        ],
      },
      'Die Nachbarin fragt, was ich gegen Schnecken mache. Ich sage: gute Miene.',
      '{pflanze} {tun}. So viel zum Pflanzplan.',
    ],
  },
  {
    name: 'bahn-de',
    language: 'de',
    slots: {
      zug: ['Der Güterzug um 2:14', 'Der letzte Regionalexpress', 'Der Nachtzug', 'Die Rübenbahn'],
      lage: [
        'war auf die Minute da',
        'hat kurz gegrüßt',
        'stand elf Minuten und hat geschnauft',
        'kam aus dem Nebel wie bestellt',
      ],
    },
    posts: [
      '{zug} {lage}. Weiche zurück, Kaffee nach. #Stellwerk',
      'Hebel 17 klemmt, wenn es unter drei Grad hat. Man muss ihm gut zureden, das steht in keiner Vorschrift. #Bahn',
      'Hörspiel heute Nacht: ein Kommissar, der im Stellwerk ermittelt. Alles falsch, sehr gemütlich. #Nachtschicht',
      {
        text: 'Feierabend, wenn andere den Wecker stellen. #Nachtschicht',
        pictures: [
          {
            scene: 'town',
            mood: 'dawn',
            shape: 'wide',
            alt: 'Dächer einer Kleinstadt im ersten Licht, rosa und graublauer Himmel, Vögel',
          },
        ],
      },
      '{zug} {lage}. Sonst nichts. So soll das sein.',
    ],
  },
  {
    name: 'wandern-de',
    language: 'de',
    slots: {
      strecke: ['14 Kilometer', 'Einmal um den See', 'Vom Bahnhof bis zum falschen Bahnhof', 'Zwei Gipfel, ein Kuchen'],
    },
    posts: [
      '{strecke}, keine Blase, eine Bekanntschaft (Ziege). #Wandern',
      'Im Chor haben wir heute einen Takt Stille geübt. Er war der schwerste im ganzen Stück. #Chor',
      {
        text: 'Früher habe ich Kurven berechnet. Heute laufe ich sie ab. #Wandern',
        pictures: [
          {
            scene: 'mountains',
            mood: 'autumn',
            shape: 'panorama',
            alt: 'Weite Hügelketten in Ocker und Rostbraun unter mildem Herbsthimmel',
          },
        ],
      },
      '{strecke}. Die Enkel sagen, das sei „voll weit“. Danke.',
    ],
  },
  {
    name: 'buecher-de',
    language: 'de',
    slots: {
      buch: [
        'einen Roman über einen Leuchtturm',
        'Gedichte, dünn, aber schwer',
        'ein Kochbuch ohne Fotos',
        'den dicken Russen, endlich',
      ],
    },
    posts: [
      'Heute verkauft: {buch}, an jemanden, der nur vor dem Regen geflüchtet ist. #Buchhandel',
      '„Haben Sie das Buch mit dem Umschlag?“ Ja. Haben wir. #Buchhandel',
      {
        text: 'Umgeräumt. Lyrik steht jetzt da, wo man hinsieht, wenn man eigentlich gehen wollte. #Bücher',
        pictures: [
          {
            scene: 'books',
            mood: 'spring',
            shape: 'wide',
            alt: 'Volle Bücherregale mit bunten Buchrücken in Grün, Rosa, Gelb und Dunkelrot',
          },
        ],
      },
      'Abends noch {buch} ausgepackt, hineingelesen, Bahn verpasst. #Bücher',
    ],
  },
  {
    name: 'everyday-de',
    language: 'de',
    slots: { tag: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag'] },
    posts: [
      'Im Treppenhaus riecht es nach Apfelkuchen. Niemand gibt es zu.',
      'Es ist so ein {tag}, der gern ein Sonntag wäre.',
      'Kurz vor dem Regen noch die Wäsche gerettet. Man muss auch mal gewinnen.',
      'Der Paketbote kennt jetzt meinen Namen, meinen Hund und meine Meinung zu Treppen.',
    ],
  },
]
