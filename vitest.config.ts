import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// Unit needs nothing, integration needs engines (started once by the global setup), system needs the whole server.
// The two of the second stage need Kafka, Elasticsearch, an S3 server and a Redis Cluster as well.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,apps}/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: ['apps/system-tests/**', '**/node_modules/**'],
          // Vitest's 5 s are a threshold that a starved machine crosses; this only ends what hangs, as below.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Vitest leaves a processor to itself, which on a machine of two is half: some tests wait, and imports take turns.
          maxWorkers: Math.max(2, availableParallelism() - 1),
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{packages,apps}/*/test/**/*.integration.test.ts'],
          globalSetup: ['packages/testing/src/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        // The services' own suites once more: whatever they take and answer crosses HTTP as JSON.
        test: {
          name: 'over-http',
          include: [
            'apps/{user,tweet,notification}-service/test/**/*.integration.test.ts',
            'apps/*/test/{search,timeline}-service.integration.test.ts',
          ],
          globalSetup: ['packages/testing/src/global-setup.ts'],
          env: { ROOKERY_TEST_OVER_HTTP: '1' },
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'system',
          include: ['apps/system-tests/src/**/*.system.test.ts'],
          globalSetup: ['packages/testing/src/global-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'distributed',
          include: ['{packages,apps}/*/test/**/*.distributed.test.ts'],
          globalSetup: ['packages/testing/src/distributed-setup.ts'],
          // Longer than any file has the Redis Cluster, which one at a time has to itself.
          testTimeout: 360_000,
          hookTimeout: 360_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'distributed-system',
          include: ['apps/system-tests/src/**/*.system.test.ts', 'apps/system-tests/distributed/**/*.test.ts'],
          // Of `npm start` itself, whatever the profile.
          exclude: ['**/node_modules/**', '**/{npm-start,start-errors}.system.test.ts'],
          globalSetup: ['packages/testing/src/distributed-setup.ts'],
          env: { ROOKERY_TEST_PROFILE: 'distributed' },
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
