import { useSession } from '../api/session.ts'
import { t } from '../i18n/i18n.ts'
import { type Relate, useRelate } from '../people/use-relate.ts'
import { Button } from '../ui/button.tsx'
import { useInvite } from '../welcome/invite.tsx'

interface Props {
  accountId: string
  acct: string
  /** In a list: quieter, and the reason of a refusal stands below it. */
  small?: boolean
}

/** Follow and unfollow: shown at once, taken back with a reason when refused. Nothing for oneself; visitors are told what it takes. */
export function FollowButton({ accountId, acct, small = false }: Props) {
  const session = useSession()
  const relate = useRelate({ id: accountId, acct })
  if (session?.accountId === accountId) return null
  if (!session) return <FollowInvite acct={acct} small={small} />
  return (
    <div className="shrink-0 text-right">
      <FollowToggle relate={relate} acct={acct} small={small} />
      {relate.problem && (
        <p role="alert" className="mt-1 max-w-48 text-[13px] text-danger">
          {relate.problem}
        </p>
      )}
    </div>
  )
}

/** For who is not signed in. */
export function FollowInvite({ acct, small = false }: { acct: string; small?: boolean }) {
  const invite = useInvite()
  return (
    <Button
      kind={small ? 'quiet' : 'primary'}
      onClick={() => invite({ to: 'follow', acct })}
      className={`shrink-0 ${small ? 'min-w-24 px-3' : 'min-w-28'}`}
    >
      {t('profile.follow')}
      {small && <Whom acct={acct} />}
    </Button>
  )
}

/** The button alone, for where its state is shared with a menu. */
export function FollowToggle({ relate, acct, small }: { relate: Relate; acct: string; small?: boolean }) {
  const { known, toggleFollow, unblock } = relate
  if (known?.blocking)
    return (
      <Button kind="danger" onClick={unblock}>
        {t('profile.unblock')}
        {small && <Whom acct={acct} />}
      </Button>
    )
  if (known?.blockedBy) return null
  const active = known?.following || known?.requested
  return (
    <Button
      kind={active || small || !known ? 'quiet' : 'primary'}
      disabled={!known}
      onClick={toggleFollow}
      className={`group/follow ${small ? 'min-w-24 px-3' : 'min-w-28'}`}
    >
      {known?.following ? (
        <Either shown={t('profile.following')} then={t('profile.unfollow')} />
      ) : known?.requested ? (
        <Either shown={t('profile.requested')} then={t('profile.cancelRequest')} />
      ) : (
        t(known?.followedBy ? 'profile.followBack' : 'profile.follow')
      )}
      {small && <Whom acct={acct} />}
    </Button>
  )
}

/** In a list of many such buttons each has a name of its own. */
const Whom = ({ acct }: { acct: string }) => <span className="sr-only"> @{acct}</span>

/** What is, and under the pointer or the focus what a press does; both take the same room. */
const Either = ({ shown, then }: { shown: string; then: string }) => (
  <span className="grid place-items-center *:[grid-area:1/1]">
    <span aria-hidden="true" className="group-hover/follow:invisible group-focus-visible/follow:invisible">
      {shown}
    </span>
    <span className="opacity-0 group-hover/follow:opacity-100 group-focus-visible/follow:opacity-100">{then}</span>
  </span>
)
