/** Who signed in on this device before more likely does so again than joins. */
import { deviceStore } from '../storage/stores.ts'

const KEY = 'rookery.was-here'
export const rememberVisit = (): boolean => deviceStore.set(KEY, '1')
export const wasHere = (): boolean => deviceStore.get(KEY) !== null
