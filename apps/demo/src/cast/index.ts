/** Everybody, in the order in which a demo of any size takes them. */
import { ABROAD } from './abroad.ts'
import { LEADS } from './leads.ts'
import { MAKERS } from './makers.ts'
import { TOWN } from './town.ts'

export const CAST = [...LEADS, ...TOWN, ...ABROAD, ...MAKERS] as const
