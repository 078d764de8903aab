import { postIndexContract } from './contract-suite.ts'
import { createMemoryIndex } from './memory-index.ts'

postIndexContract('in memory', async () => createMemoryIndex())
