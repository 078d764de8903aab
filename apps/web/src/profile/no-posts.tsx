import { useSession } from '../api/session.ts'
import type { Account } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'
import { useRelationship } from '../people/use-relationship.ts'
import { Empty } from '../ui/notice.tsx'

/** Why a profile shows no posts: none yet, or none for this reader. */
export function NoPosts({ account, media = false }: { account: Account; media?: boolean }) {
  const mine = useSession()?.accountId === account.id
  const follows = useRelationship(account.id)?.following ?? false
  const { acct } = account
  if (account.locked && !mine && !follows && account.statusesCount > 0)
    return <Empty title={t('profile.forFollowers')}>{t('profile.forFollowersHint', { acct })}</Empty>
  if (media)
    return (
      <Empty title={t('profile.noMedia')}>{t(mine ? 'profile.noMediaMine' : 'profile.noMediaHint', { acct })}</Empty>
    )
  return <Empty title={t('profile.noPosts')}>{t(mine ? 'profile.noPostsMine' : 'profile.noPostsHint', { acct })}</Empty>
}
