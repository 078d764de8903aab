/** All settings at a glance: the second level is one step away, each with what it is about. */
import { Link, type LinkProps } from '@tanstack/react-router'
import {
  Ban,
  ChevronRight,
  Filter,
  Hash,
  KeyRound,
  type LucideIcon,
  MonitorSmartphone,
  Palette,
  PenLine,
  Smartphone,
  User,
  VolumeX,
} from 'lucide-react'
import { t } from '../i18n/i18n.ts'
import { PageHeader } from '../layout/page-header.tsx'

const GROUPS = [
  {
    group: 'you',
    rows: [
      { name: 'profile', to: '/settings/profile', icon: User },
      { name: 'account', to: '/settings/account', icon: KeyRound },
      { name: 'sessions', to: '/settings/sessions', icon: MonitorSmartphone },
    ],
  },
  {
    group: 'app',
    rows: [
      { name: 'appearance', to: '/settings/appearance', icon: Palette },
      { name: 'posting', to: '/settings/posting', icon: PenLine },
      { name: 'otherApps', to: '/apps', icon: Smartphone },
    ],
  },
  {
    group: 'reading',
    rows: [
      { name: 'followedTags', to: '/followed-tags', icon: Hash },
      { name: 'filters', to: '/filters', icon: Filter },
      { name: 'mutes', to: '/settings/mutes', icon: VolumeX },
      { name: 'blocks', to: '/settings/blocks', icon: Ban },
    ],
  },
] as const satisfies readonly {
  group: string
  rows: readonly { name: string; to: LinkProps['to']; icon: LucideIcon }[]
}[]

export function SettingsPage() {
  return (
    <>
      <PageHeader title={t('app.settings')} back />
      <div className="divide-y divide-line pb-8">
        {GROUPS.map(({ group, rows }) => (
          <section key={group} aria-labelledby={`settings-${group}`} className="py-3">
            <h2 id={`settings-${group}`} className="px-4 py-2 text-sm font-semibold text-muted">
              {t(`settings.${group}`)}
            </h2>
            <ul>
              {rows.map(({ name, to, icon: Icon }) => (
                <li key={name}>
                  <Link to={to} className="flex min-h-15 items-center gap-4 px-4 py-2 hover:bg-sunken">
                    <Icon size={20} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-muted" />
                    <span className="min-w-0 flex-1">
                      <span className="block text-[15px] font-medium">{t(`settings.${name}.title`)}</span>
                      <span className="block text-[13px] text-muted">{t(`settings.${name}.about`)}</span>
                    </span>
                    <ChevronRight size={18} aria-hidden="true" className="shrink-0 text-muted" />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
