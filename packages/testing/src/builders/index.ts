// Builders of pure data, apart from the engines: unit tests load nothing else.
export { tweetFacts, tweetPosted, tweetRow } from './tweets.ts'
