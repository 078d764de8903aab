/** Takes what was kept of one person for offline reading off this device; the app itself stays. */
export async function forgetAnswers(): Promise<void> {
  try {
    // Answers that are under way are not to be kept any more either.
    navigator.serviceWorker?.controller?.postMessage('forget')
    await caches.delete('answers')
  } catch {
    // Without a worker or caches nothing was kept.
  }
}
