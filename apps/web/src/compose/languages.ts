/** The languages one may say a post is in, in the reader's own words; those used last come first. */
import { deviceStore } from '../storage/stores.ts'

const COMMON =
  'ar bg bn ca cs cy da de el en eo es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka ko lt lv mk ms nb nl nn pl pt ro ru sk sl sq sr sv ta te th tr uk ur vi zh'
const KEY = 'rookery.languages'
const MOST_RECENT = 3

export interface Language {
  code: string
  name: string
}

export const recentLanguages = (): string[] => (deviceStore.get(KEY) ?? '').split(' ').filter((code) => code !== '')

export function rememberLanguage(code: string): void {
  const recent = [code, ...recentLanguages().filter((each) => each !== code)]
  deviceStore.set(KEY, recent.slice(0, MOST_RECENT).join(' '))
}

/** `more`: codes that have to be among them. Sorted as the reader's alphabet has it. */
export function allLanguages(reader: string, more: readonly string[]): Language[] {
  const nameOf = namesIn(reader)
  const codes = new Set([...COMMON.split(' '), ...more])
  return [...codes].map((code) => ({ code, name: nameOf(code) })).sort((a, b) => a.name.localeCompare(b.name, reader))
}

export function namesIn(reader: string): (code: string) => string {
  const names = new Intl.DisplayNames([reader], { type: 'language' })
  return (code) => {
    try {
      const name = names.of(code) ?? code
      return name.charAt(0).toLocaleUpperCase(reader) + name.slice(1)
    } catch {
      return code
    }
  }
}
