/**
 * Where the reader was in a list: kept by history entry, so that back, forward and a reload come to exactly the same post at
 * exactly the same height. In memory while the page lives; written to this tab's storage when it goes.
 */
import type { VirtualItem } from '@tanstack/react-virtual'
import { tabStore } from '../storage/stores.ts'

export interface Place {
  /** The first entry that was on the screen, and how far below the top of the window it began, in pixels. */
  anchor: string
  top: number
  /** Heights that were measured, so that nothing has to be guessed again. */
  sizes: VirtualItem[]
  /** Column width they were measured at: another width makes other heights. */
  width: number
}

const KEY = 'rookery.places'
/** A tab's storage is small; older entries of the history are read anew. */
const KEPT = 30
/** So many measured heights around the anchor are worth keeping over a reload. */
const SIZES = 400

let places = load()

function load(): Map<string, Place> {
  try {
    return new Map(JSON.parse(tabStore.get(KEY) ?? '[]') as [string, Place][])
  } catch {
    return new Map()
  }
}

export const placeAt = (entry: string): Place | undefined => places.get(entry)

export function keepPlace(entry: string, place: Place): void {
  places.delete(entry)
  places.set(entry, place)
  const oldest = places.keys().next().value
  if (places.size > KEPT && oldest !== undefined) places.delete(oldest)
}

/** The rows at which one was, in all lists of the history. */
export const anchors = (): ReadonlySet<string> => new Set([...places].map(([, { anchor }]) => anchor))

export function forgetPlaces(): void {
  places = new Map()
}

/** Called when the page goes away. A full storage costs the place, never more. */
export function savePlaces(): void {
  const light = [...places].map(([entry, place]) => {
    const at = place.sizes.findIndex(({ key }) => key === place.anchor)
    return [entry, { ...place, sizes: place.sizes.slice(Math.max(0, at - SIZES / 2), at + SIZES / 2) }]
  })
  tabStore.set(KEY, JSON.stringify(light))
}
