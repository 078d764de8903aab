import { expect, test } from 'vitest'
import { createMetrics } from './metrics.ts'

test('two registries do not meet, and a name is registered once', async () => {
  const [one, other] = [createMetrics(), createMetrics()]
  one.counter('events_total', 'Events', ['topic']).inc({ topic: 'tweets' }, 2)
  one.counter('events_total', 'Events', ['topic']).inc({ topic: 'tweets' })
  expect(await one.text()).toContain('events_total{topic="tweets"} 3')
  expect(await other.text()).not.toContain('events_total')
})

test('what is read is read anew for each rendering; a reading that fails spoils no other', async () => {
  const metrics = createMetrics()
  const lag = metrics.gauge('lag', 'Lag')
  let readings = 0
  metrics.observe(async () => lag.set(++readings))
  metrics.observe(() => Promise.reject(new Error('away')))
  expect(await metrics.text()).toContain('lag 1')
  expect(await metrics.text()).toContain('lag 2')
})

test('a reading that never ends keeps the rest from nobody', async () => {
  const metrics = createMetrics({ readMs: 1 })
  metrics.counter('events_total', 'Events').inc()
  metrics.observe(() => new Promise(() => {}))
  expect(await metrics.text()).toContain('events_total 1')
})
