/**
 * The app's words. English is the reference; every other language has the same keys (a test compares). The language is the
 * reader's choice, else the browser's. Changing it renders the app anew, so that `t` can be called anywhere.
 */
import i18next from 'i18next'
import { useSyncExternalStore } from 'react'
import en from '../messages/en/index.ts'
import { deviceStore } from '../storage/stores.ts'

/** Each with its own name, as a reader would look for it. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof LANGUAGES
const KEY = 'rookery.language'

const isLanguage = (code: string): code is Language => Object.hasOwn(LANGUAGES, code)

/** The reader's own choice; null follows the browser. */
export const chosenLanguage = (): Language | null => {
  const stored = deviceStore.get(KEY) ?? ''
  return isLanguage(stored) ? stored : null
}

const browserLanguage = (): Language =>
  navigator.languages.map((tag) => tag.split('-')[0] ?? '').find(isLanguage) ?? 'en'

export const currentLanguage = (): Language => i18next.language as Language

/** For dates and numbers: the language as the reader's region writes them. */
export const currentLocale = (): string =>
  navigator.languages.find((tag) => tag.split('-')[0] === i18next.language) ?? i18next.language

// Synchronous: the first words are in the bundle.
void i18next.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  initAsync: false,
  interpolation: { escapeValue: false },
})

/** Loads what is not English and switches; call before the first rendering. */
export async function openLanguage(): Promise<void> {
  const language = chosenLanguage() ?? browserLanguage()
  if (language === 'de' && !i18next.hasResourceBundle('de', 'translation'))
    i18next.addResourceBundle('de', 'translation', (await import('../messages/de/index.ts')).default)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

export async function chooseLanguage(language: Language | null): Promise<void> {
  if (language) deviceStore.set(KEY, language)
  else deviceStore.remove(KEY)
  await openLanguage()
}

/** The words for `key`, with `{{values}}` filled in; `count` chooses the plural. */
export const t = i18next.t

export const useLanguage = (): Language =>
  useSyncExternalStore((listener) => {
    i18next.on('languageChanged', listener)
    return () => i18next.off('languageChanged', listener)
  }, currentLanguage)
