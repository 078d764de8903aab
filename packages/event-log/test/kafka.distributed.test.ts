import { randomUUID } from 'node:crypto'
import { eventLogContract } from '../src/contract-suite.ts'
import { createKafkaEngine } from './support/kafka-engine.ts'

eventLogContract('Kafka', async () => {
  const brokers = process.env.ROOKERY_TEST_KAFKA_BROKERS!.split(',')
  return createKafkaEngine({ brokers, prefix: `t${randomUUID().slice(0, 8)}` })
})
