/** Who signed in on this device before more likely does so again than joins. */
const KEY = 'rookery.was-here'
export const rememberVisit = (): void => localStorage.setItem(KEY, '1')
export const wasHere = (): boolean => localStorage.getItem(KEY) !== null
