/** Takes what was kept of one person for offline reading off this device; the app itself stays. */
export const forgetAnswers = (): Promise<unknown> =>
  'caches' in globalThis ? caches.delete('answers').catch(() => undefined) : Promise.resolve()
