/** All one can do about a person beside following them. */
import {
  AtSign,
  Ban,
  Ellipsis,
  Link as LinkIcon,
  List,
  Mail,
  Repeat2,
  Star,
  StarOff,
  UserMinus,
  Volume2,
  VolumeX,
} from 'lucide-react'
import { useState } from 'react'
import { useCompose } from '../compose/compose-provider.tsx'
import type { Account } from '../entities/entities.ts'
import { t } from '../i18n/i18n.ts'
import type { Relate } from '../people/use-relate.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx'
import { useCopyLink } from '../ui/use-copy.ts'
import { ListsDialog } from './lists-dialog.tsx'
import { MuteDialog } from './mute-dialog.tsx'

const ICON = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const

export function ProfileMenu({ account, relate }: { account: Account; relate: Relate }) {
  const compose = useCompose()
  const copyLink = useCopyLink()
  const [dialog, setDialog] = useState<'lists' | 'mute' | null>(null)
  const { known } = relate
  const { acct } = account
  const close = () => setDialog(null)
  return (
    <>
      <Menu
        trigger={
          <IconButton icon={Ellipsis} name={t('profile.more', { acct })} className="border border-line bg-raised" />
        }
      >
        <MenuItem icon={<AtSign {...ICON} />} onSelect={() => compose.open({ draft: { text: `@${acct} ` } })}>
          {t('profile.mention', { acct })}
        </MenuItem>
        <MenuItem
          icon={<Mail {...ICON} />}
          onSelect={() => compose.open({ draft: { visibility: 'direct', text: `@${acct} ` } })}
        >
          {t('profile.message', { acct })}
        </MenuItem>
        <MenuItem icon={<LinkIcon {...ICON} />} onSelect={() => copyLink(account.url)}>
          {t('profile.copyLink')}
        </MenuItem>
        <MenuSeparator />
        {known?.following && (
          <>
            <MenuItem icon={<List {...ICON} />} onSelect={() => setDialog('lists')}>
              {t('profile.lists')}
            </MenuItem>
            <MenuItem icon={<Repeat2 {...ICON} />} onSelect={() => relate.setBoosts(!known.showingReblogs)}>
              {t(known.showingReblogs ? 'profile.hideBoosts' : 'profile.showBoosts')}
            </MenuItem>
            <MenuItem
              icon={known.endorsed ? <StarOff {...ICON} /> : <Star {...ICON} />}
              onSelect={() => relate.setEndorsed(!known.endorsed)}
            >
              {t(known.endorsed ? 'profile.unendorse' : 'profile.endorse')}
            </MenuItem>
            <MenuSeparator />
          </>
        )}
        {known?.followedBy && (
          <MenuItem icon={<UserMinus {...ICON} />} onSelect={relate.removeFromFollowers}>
            {t('profile.removeFollower')}
          </MenuItem>
        )}
        {known?.muting ? (
          <MenuItem icon={<Volume2 {...ICON} />} onSelect={relate.unmute}>
            {t('profile.unmute', { acct })}
          </MenuItem>
        ) : (
          <MenuItem icon={<VolumeX {...ICON} />} onSelect={() => setDialog('mute')}>
            {t('profile.mute', { acct })}
          </MenuItem>
        )}
        {known?.blocking ? (
          <MenuItem icon={<Ban {...ICON} />} onSelect={relate.unblock}>
            {t('profile.unblockWhom', { acct })}
          </MenuItem>
        ) : (
          <MenuItem danger icon={<Ban {...ICON} />} onSelect={relate.block}>
            {t('profile.block', { acct })}
          </MenuItem>
        )}
      </Menu>
      {dialog === 'lists' && <ListsDialog account={account} onClose={close} />}
      {dialog === 'mute' && <MuteDialog acct={acct} onMute={relate.mute} onClose={close} />}
    </>
  )
}
