// Builders of pure data, apart from the engines: unit tests load nothing else.
export { graphArrays } from './graphs.ts'
export { tweetFacts, tweetPosted, tweetRow } from './tweets.ts'
