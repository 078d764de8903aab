import { mediaStoreContract } from '../contract-suite.ts'
import { createMemoryMediaStore } from './memory-store.ts'

mediaStoreContract('memory', async () => ({
  store: createMemoryMediaStore(),
  [Symbol.asyncDispose]: async () => {},
}))
