/** Everything that is done rarely with a post. */
import { useRouter } from '@tanstack/react-router'
import {
  BellOff,
  BellRing,
  ExternalLink,
  Heart,
  History,
  Link2,
  type LucideIcon,
  Pencil,
  Pin,
  PinOff,
  Repeat2,
  RotateCcw,
  Share2,
  ShieldOff,
  Trash2,
  UserX,
  Volume2,
  VolumeX,
} from 'lucide-react'
import type { ReactElement } from 'react'
import type { Status } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'
import { useRelate } from '../people/use-relate.ts'
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx'
import { useCopyLink } from '../ui/use-copy.ts'
import { ownPath, postPath } from './paths.ts'
import type { PostActions } from './use-post-actions.ts'

interface Props {
  status: Status
  actions: PostActions
  trigger: ReactElement
}

const icon = (Icon: LucideIcon) => <Icon size={18} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />

export function PostMenu({ status, actions, trigger }: Props) {
  return (
    <Menu defaultOpen trigger={trigger}>
      <ShareItems status={status} />
      <AboutItems status={status} />
      {actions.mine && <OwnItems status={status} actions={actions} />}
      {actions.signedIn && !actions.mine && (
        <>
          {status.mentions.length > 0 && <MuteItem status={status} actions={actions} />}
          <MenuSeparator />
          <AuthorItems status={status} />
        </>
      )}
    </Menu>
  )
}

function ShareItems({ status }: { status: Status }) {
  const copyLink = useCopyLink()
  const url = status.url ?? status.uri
  return (
    <>
      <MenuItem icon={icon(Link2)} onSelect={() => copyLink(url)}>
        {t('post.menu.copyLink')}
      </MenuItem>
      {'share' in navigator && (
        <MenuItem icon={icon(Share2)} onSelect={() => void navigator.share({ url }).catch(() => undefined)}>
          {t('post.menu.share')}
        </MenuItem>
      )}
      {!ownPath(url, location.host) && (
        <MenuItem icon={icon(ExternalLink)} onSelect={() => window.open(url, '_blank', 'noopener')}>
          {t('post.menu.openOriginal')}
        </MenuItem>
      )}
    </>
  )
}

function AboutItems({ status }: { status: Status }) {
  const router = useRouter()
  const go = (page: string) => () =>
    void router.navigate({ href: `${postPath(status.account.acct, status.id)}/${page}` })
  const { favouritesCount, reblogsCount, editedAt } = status
  // Nothing leads to an empty page.
  if (favouritesCount === 0 && reblogsCount === 0 && !editedAt) return null
  return (
    <>
      <MenuSeparator />
      {favouritesCount > 0 && (
        <MenuItem icon={icon(Heart)} onSelect={go('likes')}>
          {t('post.menu.likes')}
        </MenuItem>
      )}
      {reblogsCount > 0 && (
        <MenuItem icon={icon(Repeat2)} onSelect={go('boosts')}>
          {t('post.menu.boosts')}
        </MenuItem>
      )}
      {editedAt && (
        <MenuItem icon={icon(History)} onSelect={go('history')}>
          {t('post.menu.history')}
        </MenuItem>
      )}
    </>
  )
}

function OwnItems({ status, actions }: Omit<Props, 'trigger'>) {
  return (
    <>
      <MenuSeparator />
      <MenuItem icon={icon(status.pinned ? PinOff : Pin)} onSelect={() => actions.toggle('pinned')}>
        {status.pinned ? t('post.menu.unpin') : t('post.menu.pin')}
      </MenuItem>
      <MuteItem status={status} actions={actions} />
      <MenuItem icon={icon(Pencil)} onSelect={actions.edit}>
        {t('post.menu.edit')}
      </MenuItem>
      <MenuItem icon={icon(RotateCcw)} onSelect={actions.redraft}>
        {t('post.menu.redraft')}
      </MenuItem>
      <MenuItem icon={icon(Trash2)} danger onSelect={actions.remove}>
        {t('post.menu.delete')}
      </MenuItem>
    </>
  )
}

const MuteItem = ({ status, actions }: Omit<Props, 'trigger'>) => (
  <MenuItem icon={icon(status.muted ? BellRing : BellOff)} onSelect={() => actions.toggle('muted')}>
    {status.muted ? t('post.menu.unmute') : t('post.menu.mute')}
  </MenuItem>
)

function AuthorItems({ status }: { status: Status }) {
  const { acct } = status.account
  const { known, block, unblock, mute, unmute } = useRelate(status.account)
  return (
    <>
      <MenuItem
        icon={icon(known?.muting ? Volume2 : VolumeX)}
        onSelect={() => (known?.muting ? unmute() : mute({ duration: 0, notifications: true }))}
      >
        {known?.muting ? t('post.menu.unmuteAuthor', { acct }) : t('post.menu.muteAuthor', { acct })}
      </MenuItem>
      <MenuItem
        icon={icon(known?.blocking ? ShieldOff : UserX)}
        danger={!known?.blocking}
        onSelect={known?.blocking ? unblock : block}
      >
        {known?.blocking ? t('post.menu.unblockAuthor', { acct }) : t('post.menu.blockAuthor', { acct })}
      </MenuItem>
    </>
  )
}
