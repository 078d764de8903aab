/** Conversations in other languages. */
import type { Dialogue } from '../subject.ts'

export const WORLD_TALK: readonly Dialogue[] = [
  {
    language: 'de',
    turns: [
      [
        'lotte',
        'Der Igel ist wieder da. Er hat den Laubhaufen besichtigt und nichts gesagt, ich glaube, er nimmt ihn. #Garten',
      ],
      ['anneliese', 'Bei mir hat er letztes Jahr drei Wochen überlegt. Kalte Füße, vermutlich.'],
      ['kerem', '^0 Ist das eine Kaltmiete?'],
      ['lotte', 'Kaltmiete, aber mit Vollpension: Schnecken, so viel er will.'],
      ['henrik', '^0 Auf der Strecke bei uns wohnt einer am Signal 12. Pünktlicher als der Fahrplan.'],
      ['lotte', 'Eingezogen! Es raschelt. Ich gehe nur noch auf Zehenspitzen zum Kompost.'],
    ],
  },
  {
    language: 'de',
    turns: [
      [
        'kerem',
        'Ein Kunde sucht ein Buch, „in dem gar nichts passiert, aber schön“. Ich habe elf. Welches nehmt ihr? #Bücher',
      ],
      ['ruth', 'Das mit dem Garten und der Tante, die nie kommt.'],
      ['kerem', 'Das ist mein Favorit! Die Tante ist die beste Figur.'],
      ['anneliese', '^0 Etwas mit einem See. Seen sind immer gut, wenn nichts passieren soll.'],
      [
        'kerem',
        '^1 Er hat die Tante genommen. Eben war er wieder da, er braucht sie noch einmal, für seine Schwester.',
      ],
    ],
  },
  {
    language: 'de',
    turns: [
      ['henrik', 'Nebel, so dicht, dass ich Züge nur noch am Ton erkenne. Der eben war ein Mollakkord. #Bahn'],
      ['maren', 'Hier auch, die Gasse ist weg. Ich verkaufe Brot an Stimmen.'],
      ['henrik', 'Und, kaufen die Stimmen gut?'],
      ['maren', 'Sie nehmen alle zwei Brötchen mehr. Nebel macht Hunger.'],
    ],
  },
  {
    language: 'fr',
    turns: [
      [
        'camille',
        'Un monsieur cherche un poème qu’il a appris à sept ans. Il ne lui reste que « la lampe » et « ma sœur dormait ». Quelqu’un ? #poésie',
      ],
      ['amadou', 'Est-ce qu’il y a un train qui passe ?'],
      ['camille', 'Il dit que oui ! Au dernier vers !'],
      ['amadou', 'Alors je l’ai dans un vieux cahier d’école. Je le recopie ce soir et je vous l’envoie.'],
      ['luc', '^0 Racontez-nous la suite, s’il vous plaît. Je n’arrive plus à travailler.'],
      [
        'camille',
        '^3 Il l’a lu debout, au milieu du magasin, sans le papier à partir du troisième vers. Personne n’a bougé.',
      ],
    ],
  },
  {
    language: 'fr',
    turns: [
      [
        'amadou',
        'Il me faut un violon pour une marionnette de quarante centimètres. Quatre cordes, et qu’il sonne, même mal. #marionnettes',
      ],
      ['luc', 'Quelle main tient l’archet ?'],
      ['amadou', 'La gauche. C’est un têtu.'],
      [
        'luc',
        'Parfait, j’ai une chute d’épicéa trop petite pour tout et trop belle pour le poêle. Donne-moi deux semaines.',
      ],
      ['amadou', 'Il est arrivé. Il sonne comme une porte de poupée. Mon musicien refuse de saluer sans lui.'],
    ],
  },
  {
    language: 'es',
    turns: [
      ['lucia', 'Mañana explico las estaciones y solo tengo una naranja y una linterna. ¿Ideas? #escuela'],
      [
        'ximena',
        'Clava un palillo en la naranja, inclínala y camina alrededor de la linterna sin girarla. Eso es todo el secreto.',
      ],
      ['pablo', '^0 Y al final se come la naranja, que también es ciencia.'],
      ['lucia', '^1 Ha funcionado. Sofía ha gritado «¡entonces el verano es un ángulo!».'],
      ['ximena', 'Llevo veinte años en esto y nadie lo ha dicho mejor.'],
    ],
  },
  {
    language: 'es',
    turns: [
      [
        'pablo',
        'Duda seria: ¿la tortilla de la abuela llevaba cebolla? Mi hermana dice que no. Yo recuerdo llorar. #cocina',
      ],
      ['lucia', 'Llorar no prueba nada, yo lloraba con los exámenes.'],
      ['nadia', '^0 In this ward we say con cebolla. Perdón: aquí decimos con.'],
      ['pablo', '^0 Hemos llamado a la tía. Había dos tortillas. SIEMPRE hubo dos. Una vida entera discutiendo.'],
      ['ximena', 'La paz, por fin. Guardadme un trozo de cada.'],
    ],
  },
  {
    language: 'pt',
    turns: [
      [
        'beatriz',
        'Falta-me um azulejo para acabar a escada: flor azul, centro amarelo, um pássaro minúsculo no canto. Alguém o viu? #azulejos',
      ],
      ['joao', 'A minha avó tem um desses debaixo do vaso da salsa!'],
      ['beatriz', 'João, não brinques com o meu coração.'],
      ['joao', 'Pergunto-lhe hoje. Ela vai querer o vaso de volta, isso aviso já.'],
      [
        'beatriz',
        'Chegou num embrulho de jornal com um ramo de salsa. Encaixa. Sentei-me na escada a chorar um bocadinho.',
      ],
    ],
  },
  {
    language: 'it',
    turns: [
      [
        'matteo',
        'Qualcuno ha lasciato al rifugio un quaderno di disegni: solo nuvole, con data e ora. È vostro? #montagna',
      ],
      ['giulia', 'Che carta è? Liscia o ruvida?'],
      ['matteo', 'Ruvida, cucita a mano, con un filo rosso.'],
      ['giulia', 'Allora l’ho fatto io! L’ho venduto in primavera a una signora di Trento. Le scrivo.'],
      ['matteo', 'È tornata su a prenderlo. È rimasta due giorni. Ha disegnato anche la polenta.'],
    ],
  },
  {
    language: 'nl',
    turns: [
      ['sanne', 'Er zit een fuut te broeden op het stootkussen van de brug. Wat nu? #brug'],
      ['bram', 'Niets. Ongeveer 27 dagen niets. Kun je de brug half openen?'],
      ['sanne', 'Half kan. De schippers moeten dan wel een beetje inhouden.'],
      ['linus', '^0 Mijn ouders liggen daar met de boot, ik zeg dat ze hun adem inhouden.'],
      [
        'sanne',
        '^1 Dag 27: drie kleintjes, gestreept, op de rug van vader onder de brug door. Alle boten toeterden. Zachtjes.',
      ],
      ['bram', 'Ik sta hier met natte ogen op een droge dijk.'],
    ],
  },
  {
    language: 'pl',
    turns: [
      [
        'zofia',
        'Kto zostawił w lesie na pniu czekoladę i karteczkę „dla leśniczki”? Szyszka przeczytała pierwsza. #las',
      ],
      ['kacper', 'Nie ja, ale żałuję, że na to nie wpadłem.'],
      ['tomek', '^0 Moja mama była u was w sobotę na grzybach. Mówiła, że ktoś ją wyprowadził na drogę.'],
      ['zofia', 'Pani w czerwonej chustce? Z koszem samych kurek?'],
      ['tomek', 'To ona. Wciąż opowiada. Pies był podobno „jak profesor”.'],
      ['zofia', 'Profesor pozdrawia i prosi o więcej takich turystek.'],
    ],
  },
  {
    language: 'ja',
    turns: [
      ['kenji', '終点の駅前に小さなお茶屋さんがありました。電車を一本見送りました。 #ローカル線'],
      ['haruka', 'それは正しい判断です。何を飲まれましたか。'],
      ['kenji', '釜炒り茶です。香ばしくて、帰りたくなくなりました。'],
      ['haruka', 'もしかして赤い暖簾のお店ですか。うちの叔母です。'],
      ['kenji', 'なんと。次は二本見送ります。'],
      ['mei', '^3 世間は狭いですね。上映のあとに読んで、笑顔になりました。'],
    ],
  },
  {
    language: 'ar',
    turns: [
      ['layla', 'أريد لافتة جديدة للمكتبة، والحروف القديمة أتعبها المطر. من يكتب لي «زقاق الياسمين»؟ #كتب'],
      ['yusuf', 'على أي خشب؟ وكم عرض الباب؟'],
      ['layla', 'خشب زيتون قديم، والباب ضيق لكنه يتسع لكل من يقرأ.'],
      ['yusuf', 'إذن بخط الثلث، والياء تمتد تحت الكلمة كلها مثل ظل.'],
      ['samira', '^0 أرجوكما أن ترفعا صورة حين تنتهيان!'],
      ['layla', '^3 عُلّقت اليوم. وقف الناس في الزقاق يقرؤونها بصوت عالٍ كأنها قصيدة.'],
    ],
  },
  {
    language: 'he',
    turns: [
      ['eitan', 'מישהו השאיר על הדלפק ציור של כיכר לחם עם פרצוף. חתום «ת., בת 5». תליתי. #לחם'],
      ['noa', 'תן לי לראות! איזה צבעים היא בחרה?'],
      ['eitan', 'חום, כתום, וסגול לאף.'],
      ['noa', 'סגול לאף זו החלטה של מאיירת אמיתית.'],
      ['ruth', '^0 ומה אמרה כשראתה שתלית?'],
      ['eitan', '^4 אמרה: «עכשיו צריך לצייר לו חבר». מחר מגיעה באגט.'],
    ],
  },
]
