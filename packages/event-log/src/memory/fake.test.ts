import { createBackendEngine } from '../contract/backend-engine.ts'
import { eventLogContract } from '../contract-suite.ts'
import { createMemoryConsumerBackend } from './consumer-backend.ts'
import { createMemoryEngine } from './engine.ts'
import { createMemoryWriterBackend } from './writer-backend.ts'

const makeEngine = async () => {
  const engine = createMemoryEngine()
  return createBackendEngine({
    writerBackend: () => createMemoryWriterBackend(engine),
    consumerBackend: () => createMemoryConsumerBackend(engine),
    flushAll: async () => engine.flushAll(),
  })
}

eventLogContract('the fake', makeEngine, { acknowledges: 'late', apart: true })
