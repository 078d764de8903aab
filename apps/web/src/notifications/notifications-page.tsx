/** What concerns the reader: in groups, by kind, with a line where one had looked before. */
import { Link, useSearch } from '@tanstack/react-router'
import { Ellipsis, Settings, Trash2, VolumeX } from 'lucide-react'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuItem, MenuLink, MenuSeparator } from '../ui/menu.tsx'
import { NotificationFilters } from './filters.tsx'
import { NotificationList } from './notification-list.tsx'
import { kindOf } from './source.ts'
import { useNotifications } from './use-notifications.ts'
import { useSeen, useVisitMarker } from './use-seen.ts'

const ICON = { size: 20, strokeWidth: 1.75, 'aria-hidden': true } as const

export function NotificationsPage() {
  const { type } = useSearch({ from: '/notifications' })
  const kind = kindOf(type)
  const notifications = useNotifications(kind)
  const marker = useVisitMarker()
  // Looking at one kind alone says nothing of the others.
  useSeen(kind === null ? notifications.seen : undefined, marker)
  return (
    <>
      <div className="sticky top-0 z-20">
        <PageHeader title={t('app.notifications')} />
        <div className="absolute top-2 right-2">
          <Menu trigger={<IconButton name={t('app.more')} icon={Ellipsis} />}>
            <MenuItem
              icon={<Trash2 {...ICON} />}
              disabled={notifications.groups.length === 0}
              onSelect={notifications.clear}
            >
              {t('notifications.clear')}
            </MenuItem>
            <MenuSeparator />
            <MenuLink icon={<VolumeX {...ICON} />} render={<Link to="/settings/mutes" />}>
              {t('notifications.mutes')}
            </MenuLink>
            <MenuLink icon={<Settings {...ICON} />} render={<Link to="/filters" />}>
              {t('notifications.filterSettings')}
            </MenuLink>
          </Menu>
        </div>
      </div>
      <NotificationFilters kind={kind} />
      <NotificationList key={kind ?? 'all'} kind={kind} notifications={notifications} marker={marker} />
    </>
  )
}
