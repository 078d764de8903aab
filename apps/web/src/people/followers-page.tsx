import { FollowLists } from './follow-lists.tsx'

export const FollowersPage = () => <FollowLists which="followers" />
