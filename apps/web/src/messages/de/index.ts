/** German, a file a feature. */
import about from './about.json'
import admin from './admin.json'
import app from './app.json'
import compose from './compose.json'
import conversations from './conversations.json'
import filters from './filters.json'
import keys from './keys.json'
import library from './library.json'
import lists from './lists.json'
import media from './media.json'
import notifications from './notifications.json'
import people from './people.json'
import post from './post.json'
import profile from './profile.json'
import search from './search.json'
import settings from './settings.json'
import thread from './thread.json'
import timeline from './timeline.json'
import welcome from './welcome.json'

export default {
  about,
  admin,
  app,
  compose,
  conversations,
  filters,
  keys,
  library,
  lists,
  media,
  notifications,
  people,
  post,
  profile,
  search,
  settings,
  thread,
  timeline,
  welcome,
}
