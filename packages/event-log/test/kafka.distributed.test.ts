import { testKafka } from '@rookery/testing'
import { eventLogContract } from '../src/contract-suite.ts'
import { createKafkaEngine } from './support/kafka-engine.ts'

eventLogContract('Kafka', async () => createKafkaEngine(await testKafka()), { acknowledges: 'at once' })
