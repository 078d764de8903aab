/** What people say in a few words, to a text and to a picture. */
import type { Language } from '../../people.ts'

export interface ShortAnswers {
  words: readonly string[]
  picture: readonly string[]
}

export const SHORT_ANSWERS: Readonly<Record<Language, ShortAnswers>> = {
  en: {
    words: [
      'This made my [morning|evening|lunch break], thank you.',
      'I read this out loud to the whole kitchen.',
      'Same here. Same exactly.',
      'Now I want to know the rest of the story.',
      'Saving this for a grey day.',
      'My grandmother used to say something very like it.',
      'I laughed on the tram. People looked.',
      'You always notice the right things.',
      'And then? You can’t stop there.',
      'I needed this one today.',
      'Seconded, with both hands.',
      'I would have done the same, only slower.',
      'Put this on a tea towel.',
      'How is it going now?',
      'That last line. Oh.',
      'I have so many questions, but mostly: well done.',
      'Come over on Sunday and tell it properly.',
      'Quietly the best thing on here this week.',
    ],
    picture: [
      'What light!',
      'I can almost smell it.',
      'This is my new wallpaper, if you don’t mind.',
      'Thank you for the description, I could see it before it loaded.',
      'The colours. How early was it?',
      'Looked at this for a good minute.',
      'I know exactly where that is, and I am never awake for it.',
      'Would you ever sell a print of this?',
    ],
  },
  de: {
    words: [
      'Genau so ist es.',
      'Darüber habe ich gerade laut gelacht.',
      'Das hebe ich mir auf.',
      'Und wie ging es weiter?',
      'Danke, das hat heute gefehlt.',
      'Bei uns ist es ganz ähnlich.',
      'Sehr schön gesagt.',
      'Ich komme vorbei, ich bringe Kuchen.',
    ],
    picture: [
      'Was für ein Licht!',
      'Da möchte ich jetzt sitzen.',
      'Wunderschön. Wo ist das?',
      'Danke für die Bildbeschreibung.',
    ],
  },
  fr: {
    words: [
      'Exactement ça.',
      'J’ai ri toute seule dans le bus.',
      'Et la suite ?',
      'Merci, ça fait du bien.',
      'Je garde cette phrase.',
      'Chez nous c’est pareil, en plus bruyant.',
    ],
    picture: ['Quelle lumière !', 'On y est.', 'Magnifique, merci pour la description.', 'J’ai regardé longtemps.'],
  },
  es: {
    words: [
      'Qué verdad.',
      'Me he reído yo sola en el autobús.',
      '¿Y qué pasó después?',
      'Gracias, me hacía falta.',
      'Esto se lo leo a mi madre.',
      'Aquí igual, pero con más ruido.',
    ],
    picture: ['¡Qué luz!', 'Me quedo a vivir ahí.', 'Preciosa. Gracias por describirla.', '¿A qué hora era?'],
  },
  pt: {
    words: [
      'É mesmo isso.',
      'Ri-me sozinha no comboio.',
      'E depois?',
      'Obrigada, precisava disto hoje.',
      'Guardei esta.',
    ],
    picture: ['Que luz!', 'Lindo, lindo.', 'Fiquei a olhar um bom bocado.', 'Obrigado pela descrição.'],
  },
  it: {
    words: [
      'Verissimo.',
      'E poi com’è finita?',
      'Questa me la segno.',
      'Ho riso da sola in treno.',
      'Grazie, ci voleva.',
    ],
    picture: ['Che luce!', 'Meraviglia.', 'Ci vorrei essere adesso.', 'Grazie della descrizione.'],
  },
  nl: {
    words: [
      'Precies dit.',
      'Hardop gelachen in de trein.',
      'En toen?',
      'Dank, dit had ik even nodig.',
      'Zo is het maar net.',
    ],
    picture: ['Wat een licht!', 'Prachtig.', 'Daar wil ik nu zijn.', 'Fijn beschreven ook, dank.'],
  },
  pl: {
    words: [
      'Dokładnie tak.',
      'I co było dalej?',
      'Uśmiechnęłam się do telefonu w sklepie.',
      'Dzięki, tego mi było trzeba.',
      'Zapisuję sobie.',
    ],
    picture: ['Co za światło!', 'Pięknie.', 'Chcę tam teraz być.', 'Dzięki za opis.'],
  },
  ja: {
    words: [
      'わかります。',
      '続きが気になります。',
      '電車の中で笑ってしまいました。',
      '今日いちばん好きな投稿です。',
      'うちもまったく同じです。',
    ],
    picture: ['光がすごい。', 'しばらく眺めていました。', 'いい景色ですね。', '説明文もありがとうございます。'],
  },
  ar: {
    words: [
      'صحيح تماماً.',
      'وماذا حدث بعد ذلك؟',
      'ابتسمت وأنا في الحافلة.',
      'شكراً، كنت أحتاج إلى هذا اليوم.',
      'جميل جداً هذا الكلام.',
    ],
    picture: ['يا له من ضوء!', 'ما شاء الله، رائع.', 'نظرت إليها طويلاً.', 'شكراً على الوصف.'],
  },
  he: {
    words: [
      'בדיוק ככה.',
      'ומה קרה אחר כך?',
      'צחקתי לבד באוטובוס.',
      'תודה, הייתי צריכה את זה היום.',
      'שומר לי את המשפט הזה.',
    ],
    picture: ['איזה אור!', 'יפהפה.', 'הסתכלתי דקה שלמה.', 'תודה על התיאור.'],
  },
}
