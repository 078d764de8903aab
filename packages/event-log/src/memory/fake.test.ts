import { createBackendEngine } from '../contract/backend-engine.ts'
import { eventLogContract } from '../contract-suite.ts'
import { createMemoryConsumerBackend } from './consumer-backend.ts'
import { createMemoryEngine } from './engine.ts'
import { createMemoryWriterBackend } from './writer-backend.ts'

eventLogContract('the fake', async () => {
  const engine = createMemoryEngine()
  return createBackendEngine({
    writerBackend: () => createMemoryWriterBackend(engine),
    consumerBackend: () => createMemoryConsumerBackend(engine),
    flushAll: async () => engine.flushAll(),
  })
})
