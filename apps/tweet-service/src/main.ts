// `npm run service -- tweet-service`
import { TWEETS_METHODS } from '@rookery/contracts'
import { runService } from '@rookery/service-process/run'

await runService('tweet-service', async ({ parts, services: { users }, use, serve, probe }) => {
  const { openTweetService } = await import('./open-tweet-service.ts')
  const tweets = use(await openTweetService(parts, { users }))
  serve('tweets', TWEETS_METHODS, tweets.service)
  probe('database', tweets.ping)
})
