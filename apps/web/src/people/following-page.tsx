import { FollowLists } from './follow-lists.tsx'

export const FollowingPage = () => <FollowLists which="following" />
