import { openStore } from './key-store.ts'

/** Shared by all tabs of this browser. */
export const deviceStore = openStore(() => localStorage)
/** This tab's alone; a reload keeps it. */
export const tabStore = openStore(() => sessionStorage)
