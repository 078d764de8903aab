import { expect, test } from 'vitest'
import { createMetrics } from './metrics.ts'

test('two registries do not meet, and a name is registered once', async () => {
  const [one, other] = [createMetrics(), createMetrics()]
  one.counter('events_total', 'Events', ['topic']).inc({ topic: 'tweets' }, 2)
  one.counter('events_total', 'Events', ['topic']).inc({ topic: 'tweets' })
  expect(await one.text()).toContain('events_total{topic="tweets"} 3')
  expect(await other.text()).not.toContain('events_total')
})
