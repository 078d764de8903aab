/** Every key of the app, as `?` shows them. A key that works and is not here is a defect. */
import type en from '../messages/en/keys.json'

interface Shortcut {
  keys: readonly string[]
  does: keyof typeof en & string
}

export const SHORTCUTS: readonly { group: keyof typeof en & string; shortcuts: readonly Shortcut[] }[] = [
  {
    group: 'reading',
    shortcuts: [
      { keys: ['j'], does: 'next' },
      { keys: ['k'], does: 'previous' },
      { keys: ['Enter', 'o'], does: 'open' },
      { keys: ['.'], does: 'showNew' },
    ],
  },
  {
    group: 'post',
    shortcuts: [
      { keys: ['r'], does: 'reply' },
      { keys: ['l', 'f'], does: 'like' },
      { keys: ['b'], does: 'boost' },
      { keys: ['d'], does: 'bookmark' },
      { keys: ['p'], does: 'author' },
      { keys: ['x'], does: 'warning' },
      { keys: ['v'], does: 'media' },
    ],
  },
  {
    group: 'writing',
    shortcuts: [
      { keys: ['n'], does: 'write' },
      { keys: ['Ctrl+Enter'], does: 'send' },
    ],
  },
  {
    group: 'places',
    shortcuts: [
      { keys: ['g h'], does: 'goHome' },
      { keys: ['g l'], does: 'goLocal' },
      { keys: ['g n'], does: 'goNotifications' },
      { keys: ['g c'], does: 'goConversations' },
      { keys: ['g b'], does: 'goBookmarks' },
      { keys: ['g f'], does: 'goLikes' },
      { keys: ['g p'], does: 'goProfile' },
      { keys: ['g s'], does: 'goSettings' },
      { keys: ['/'], does: 'goSearch' },
      { keys: ['?'], does: 'help' },
    ],
  },
]
