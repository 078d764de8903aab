// The whole service on a Redis Cluster of three.
import { testRedisCluster } from '@rookery/testing'
import { beforeAll } from 'vitest'
import { fanOutQueueSuite } from './suites/fan-out-queue-suite.ts'
import { timelineServiceSuite } from './suites/timeline-service-suite.ts'

let url: string
beforeAll(async () => {
  url = (await testRedisCluster()).url
})

timelineServiceSuite(() => url)
fanOutQueueSuite(() => url)
