/** Nederlands en polski. */
import type { Subject } from '../subject.ts'

export const NORTH: readonly Subject[] = [
  {
    name: 'brug-nl',
    language: 'nl',
    slots: {
      schip: ['Een tjalk vol appels', 'De Nooit Volmaakt', 'Drie kano’s en een eend', 'Een woonboot die verhuist'],
      wie: ['Veertig fietsers', 'De postbode', 'Een bruidspaar', 'Een hele schoolklas'],
    },
    posts: [
      '{schip} erdoor. {wie} moest wachten en zwaaide toch. #brug',
      'Wind recht op de klep. Dan duw je niet de brug omhoog, dan overleg je. #weer',
      {
        text: 'Na de laatste boot is de gracht even van niemand. #grachten',
        pictures: [
          {
            scene: 'canal',
            mood: 'night',
            shape: 'wide',
            alt: 'Grachtenhuizen bij nacht met gele ramen die in het donkere water weerspiegelen',
          },
        ],
      },
      '{wie} vroeg of de brug ook dicht kon blijven. Ik zei: dan is het een weg. #brug',
      {
        text: 'Overdag doen de gevels hun best. #grachten',
        pictures: [
          {
            scene: 'canal',
            mood: 'day',
            shape: 'wide',
            alt: 'Rij bakstenen grachtenhuizen met trap- en klokgevels onder een blauwe lucht, gespiegeld in het water',
          },
        ],
      },
    ],
  },
  {
    name: 'wad-nl',
    language: 'nl',
    slots: {
      vogel: ['kanoeten', 'rosse grutto’s', 'lepelaars', 'bontbekplevieren'],
      aantal: ['312', 'Ongeveer 4.000', '17', 'Te veel om droog te tellen'],
    },
    posts: [
      '{aantal} {vogel} bij hoogwater. Boterham vergeten. #wad',
      'Sokken nat om 7:12. Persoonlijk record. #wad',
      '{aantal} {vogel}, en één mens die vroeg of het meeuwen waren. #vogels',
      {
        text: 'Eb. Alles wat glimt is eten. #wad',
        pictures: [
          {
            scene: 'lake',
            mood: 'rain',
            shape: 'panorama',
            alt: 'Weids grijs water met riet op de voorgrond en een rij vogels in de bewolkte lucht',
          },
        ],
      },
    ],
  },
  {
    name: 'everyday-nl',
    language: 'nl',
    posts: [
      'Regen die niet valt maar hangt. Toch gefietst. Toch nat.',
      'De buurman heeft soep gemaakt voor de hele trap. Nummer 4 huilde een beetje, van de uien.',
      'Mijn fiets stond er nog. Soms is dat genoeg.',
    ],
  },
  {
    name: 'las-pl',
    language: 'pl',
    slots: {
      co: ['Trzy borowiki', 'Jedna sowa', 'Świeży trop wilka', 'Dzięcioł z planem'],
      gdzie: ['pod starym dębem', 'przy strumieniu', 'tam, gdzie zawsze, czyli nie powiem', 'na skraju oddziału 114'],
    },
    posts: [
      '{co} {gdzie}. Szyszka znalazła pierwsza, jak zwykle. #las',
      'Las dziś pachnie tak, jakby coś sobie przypomniał. #las #przyroda',
      {
        text: 'Mgła weszła o szóstej i nikt jej nie wypraszał. #las',
        pictures: [
          {
            scene: 'forest',
            mood: 'rain',
            shape: 'wide',
            alt: 'Świerki znikające rząd za rzędem w szarej mgle, blade słońce nad nimi',
          },
        ],
      },
      'Zgubił się turysta. Oddałam go żonie, całego, z koszykiem kani. #grzyby',
      '{co} {gdzie}. Zapisane, policzone, zostawione w spokoju. #przyroda',
    ],
  },
  {
    name: 'jazz-pl',
    language: 'pl',
    slots: { utwor: ['Ballada', 'Stary standard', 'Blues w es', 'Walc, który udaje, że nim nie jest'] },
    posts: [
      '{utwor}, piwnica, dwadzieścia osób i jeden pies. Pies słuchał najlepiej. #jazz',
      'Kontrabas w tramwaju to nie bagaż, to współpasażer. Kasuję dwa bilety. #kontrabas',
      {
        text: 'Znalezione na targu za dziesięć złotych. Trzeszczy dokładnie tam, gdzie trzeba. #jazz',
        pictures: [
          {
            scene: 'record',
            mood: 'night',
            shape: 'square',
            alt: 'Czarna płyta z żółtą etykietą na gramofonie, ciemnogranatowe tło',
          },
        ],
      },
      'Próba. {utwor}. Pomyliliśmy się wszyscy w tym samym miejscu, więc teraz to aranżacja. #jazz',
    ],
  },
  {
    name: 'everyday-pl',
    language: 'pl',
    posts: [
      'Pani w piekarni dorzuciła drożdżówkę „na dobry humor”. Działa.',
      'Pierwszy szron. Kot wyszedł, pomyślał, wrócił.',
      'Sąsiad gra na trąbce. Sąsiadka tańczy. Ja udaję, że zmywam.',
    ],
  },
]
