/** tweet-service's table of contents: every method of the contract, a line each. */
import type { TweetsService } from '@rookery/contracts'
import { recentAuthors } from './authors/recent-authors.ts'
import { frequentTags, tagsOfAuthor } from './authors/tags-of-author.ts'
import { bookmarkedPage, bookmarkTweet, unbookmarkTweet } from './bookmarks/bookmark-tweet.ts'
import { boostTweet, unboostTweet } from './boosts/boost-tweet.ts'
import { boostsAmong } from './boosts/boosts-among.ts'
import {
  conversationPage,
  conversationsOf,
  deleteConversation,
  markConversation,
} from './conversations/conversations.ts'
import type { TweetDeps } from './deps.ts'
import { likeTweet, unlikeTweet } from './likes/like-tweet.ts'
import { markKinds, viewerMarks } from './marks/viewer-marks.ts'
import { mediaMethods } from './media/media-methods.ts'
import { tweetCauses } from './notifications/causes.ts'
import { homePage } from './pages/home-page.ts'
import { boosterPage, likedPage, likerPage } from './pages/interaction-pages.ts'
import { newestBy } from './pages/newest-by.ts'
import { authorPage, publicPage, tagPage } from './pages/tweet-pages.ts'
import { pinnedBy, pinTweet, unpinTweet } from './pins/pin-tweet.ts'
import { newestTagged, tagUsage } from './tags/tagged.ts'
import { muteThread, unmuteThread } from './thread-mutes/mute-thread.ts'
import { thread } from './threads/thread.ts'
import { authorCounters } from './tweets/author-counters.ts'
import { deleteTweet } from './tweets/delete-tweet.ts'
import { editTweet } from './tweets/edit-tweet.ts'
import { getTweets } from './tweets/get-tweets.ts'
import { history } from './tweets/history.ts'
import { postTweet } from './tweets/post-tweet.ts'
import { stats } from './tweets/stats.ts'
import { indexingMethods } from './tweets/tweets-after.ts'

/** Owns nothing: whoever passes the pool closes it. */
export function createTweetService(deps: TweetDeps): TweetsService {
  const { pool } = deps
  return {
    postTweet: (input) => postTweet(deps, input),
    editTweet: (input) => editTweet(deps, input),
    deleteTweet: (input) => deleteTweet(pool, input),
    getTweets: ({ ids }) => getTweets(pool, ids),
    like: (input) => likeTweet(pool, input),
    unlike: (input) => unlikeTweet(pool, input),
    boost: (input) => boostTweet(pool, input),
    unboost: (input) => unboostTweet(pool, input),
    viewerMarks: (input) => viewerMarks(pool, input),
    markKinds: (input) => markKinds(pool, input),
    bookmark: (input) => bookmarkTweet(deps, input),
    unbookmark: (input) => unbookmarkTweet(deps, input),
    pin: (input) => pinTweet(deps, input),
    unpin: (input) => unpinTweet(deps, input),
    muteThread: (input) => muteThread(deps, input),
    unmuteThread: (input) => unmuteThread(deps, input),
    bookmarkedPage: (input) => bookmarkedPage(pool, input),
    pinnedBy: (input) => pinnedBy(pool, input),
    authorCounters: ({ authorIds }) => authorCounters(pool, authorIds),
    stats: () => stats(pool),
    history: ({ tweetId }) => history(pool, tweetId),
    thread: ({ tweetId }) => thread(pool, tweetId),
    likerPage: (input) => likerPage(pool, input),
    boosterPage: (input) => boosterPage(pool, input),
    likedPage: (input) => likedPage(pool, input),
    authorPage: (input) => authorPage(pool, input),
    publicPage: (input) => publicPage(pool, input),
    tagPage: (input) => tagPage(pool, input),
    homePage: (input) => homePage(pool, input),
    newestBy: (input) => newestBy(pool, input),
    newestTagged: (input) => newestTagged(pool, input),
    tagUsage: (input) => tagUsage(pool, input),
    boostsAmong: (input) => boostsAmong(pool, input),
    tagsOfAuthor: (input) => tagsOfAuthor(pool, input),
    frequentTags: (input) => frequentTags(pool, input),
    recentAuthors: (input) => recentAuthors(pool, input),
    conversationPage: (input) => conversationPage(pool, input),
    conversationsOf: (input) => conversationsOf(pool, input),
    markConversation: (input) => markConversation(pool, input),
    deleteConversation: (input) => deleteConversation(pool, input),
    ...indexingMethods(pool),
    ...mediaMethods(deps),
    ...tweetCauses(pool),
  }
}
