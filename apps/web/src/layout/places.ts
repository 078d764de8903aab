/** Where one can go from anywhere: what the rail, the bottom bar and the page "More" list. */
import type { LinkProps } from '@tanstack/react-router'
import {
  AtSign,
  Bell,
  Bookmark,
  Filter,
  Globe,
  Hash,
  Heart,
  House,
  List,
  type LucideIcon,
  Search,
  Settings,
  ShieldCheck,
  TreePine,
  User,
  UserPlus,
  Users,
} from 'lucide-react'
import type en from '../messages/en/app.json'

export interface Place {
  name: Exclude<keyof typeof en & string, 'problem'>
  to: LinkProps['to']
  icon: LucideIcon
  /** Filled when one is there. */
  filled?: boolean
}

export const HOME_PLACE: Place = { name: 'home', to: '/', icon: House }
export const SEARCH_PLACE: Place = { name: 'search', to: '/search', icon: Search }
export const NOTIFICATIONS_PLACE: Place = { name: 'notifications', to: '/notifications', icon: Bell }
export const LOCAL_PLACE: Place = { name: 'local', to: '/local', icon: TreePine }
export const PROFILE_ICON = User

/** Below home, search and notifications, in the order of the rail. */
export const PLACES: readonly Place[] = [
  LOCAL_PLACE,
  { name: 'federated', to: '/federated', icon: Globe },
  { name: 'conversations', to: '/conversations', icon: AtSign },
  { name: 'lists', to: '/lists', icon: List },
  { name: 'bookmarks', to: '/bookmarks', icon: Bookmark },
]

/** On the page "More" only. */
export const MORE_PLACES: readonly Place[] = [
  { name: 'favourites', to: '/favourites', icon: Heart },
  { name: 'followedTags', to: '/followed-tags', icon: Hash },
  { name: 'followRequests', to: '/follow-requests', icon: UserPlus },
  { name: 'people', to: '/people', icon: Users },
  { name: 'filters', to: '/filters', icon: Filter },
  { name: 'settings', to: '/settings', icon: Settings },
]

export const ADMIN_PLACE: Place = { name: 'admin', to: '/admin', icon: ShieldCheck }
