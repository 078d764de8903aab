/** What concerns the reader: in groups, by kind, with a line where one had looked before. */
import { Link, useSearch } from '@tanstack/react-router'
import { Ellipsis, Filter, Trash2, VolumeX } from 'lucide-react'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuItem, MenuLink, MenuSeparator } from '../ui/menu.tsx'
import { NotificationFilters } from './filters.tsx'
import { NotificationList } from './notification-list.tsx'
import { kindOf } from './source.ts'
import { type OpenNotifications, useNotifications } from './use-notifications.ts'
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
      <PageHeader title={t('app.notifications')} actions={<Actions notifications={notifications} />} />
      <NotificationFilters kind={kind} />
      <NotificationList kind={kind} notifications={notifications} marker={marker} />
    </>
  )
}

function Actions({ notifications: { groups, clear } }: { notifications: OpenNotifications }) {
  return (
    <Menu trigger={<IconButton name={t('notifications.manage')} icon={Ellipsis} className="-mr-2" />}>
      <MenuItem icon={<Trash2 {...ICON} />} disabled={groups.length === 0} onSelect={clear}>
        {t('notifications.clear')}
      </MenuItem>
      <MenuSeparator />
      <MenuLink icon={<VolumeX {...ICON} />} render={<Link to="/settings/mutes" />}>
        {t('notifications.mutes')}
      </MenuLink>
      <MenuLink icon={<Filter {...ICON} />} render={<Link to="/filters" />}>
        {t('notifications.filterSettings')}
      </MenuLink>
    </Menu>
  )
}
