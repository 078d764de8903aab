/** Who somebody is, beside their name, while the mouse rests on it. */
import { Link } from '@tanstack/react-router'
import { type CSSProperties, useRef } from 'react'
import { t } from '../i18n/i18n.ts'
import { RichText } from '../post/rich-text.tsx'
import { Counts } from '../profile/counts.tsx'
import { FollowButton } from '../profile/follow-button.tsx'
import { HeaderPicture } from '../profile/header-picture.tsx'
import { useProfile } from '../profile/use-profile.ts'
import { Avatar } from '../ui/avatar.tsx'
import { type Hovered, useHoveredPerson } from './use-hovered-person.ts'
import { useRelationship } from './use-relationship.ts'

const WIDTH_PX = 320
/** A card with a long bio; with less room below the link it goes above. */
const ROOM_PX = 360
const GAP_PX = 6

export function HoverCards() {
  const box = useRef<HTMLDivElement>(null)
  const hovered = useHoveredPerson(box)
  return (
    <div ref={box} className="fixed z-40" style={hovered ? besides(hovered.rect) : undefined}>
      {hovered && <Card key={hovered.acct} acct={hovered.acct} />}
    </div>
  )
}

function besides({ left, top, bottom }: Hovered['rect']): CSSProperties {
  const x = Math.max(8, Math.min(left, innerWidth - WIDTH_PX - 8))
  return bottom + ROOM_PX < innerHeight
    ? { left: x, top: bottom + GAP_PX }
    : { left: x, bottom: innerHeight - top + GAP_PX }
}

function Card({ acct }: { acct: string }) {
  const { account } = useProfile(acct)
  const known = useRelationship(account?.id)
  // Nothing rather than a frame that fills later.
  if (!account) return null
  return (
    <section aria-label={t('profile.about', { acct })} className="raised w-80 overflow-hidden rounded-2xl text-ink">
      <HeaderPicture url={account.header} />
      <div className="px-4 pb-3">
        <div className="flex items-start justify-between">
          <span className="relative -mt-8 rounded-2xl border-4 border-raised bg-raised">
            <Avatar account={account} size={56} />
          </span>
          <div className="pt-2">
            <FollowButton accountId={account.id} acct={account.acct} small />
          </div>
        </div>
        <Link to="/@{$acct}" params={{ acct }} className="block hover:underline">
          <bdi className="block truncate font-semibold">{account.displayName || account.username}</bdi>
        </Link>
        <p className="truncate text-sm text-muted">
          @{account.acct}
          {known?.followedBy && ` · ${t('profile.followsYou')}`}
        </p>
        {account.note && (
          <div dir="auto" className="mt-2 line-clamp-4 text-[15px]">
            <RichText html={account.note} />
          </div>
        )}
        <Counts account={account} />
      </div>
    </section>
  )
}
