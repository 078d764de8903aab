/** Stays below the page's header. A tab that was scrolled comes back where it was, unless the profile's head is in sight. */
import { t } from '../i18n/i18n.ts'
import { Tabs } from '../ui/tabs.tsx'
import type { ProfileTab } from './belongs-to.ts'
import { useTabPlaces } from './use-tab-places.ts'

export function ProfileTabs({ acct, tab }: { acct: string; tab: ProfileTab }) {
  const { above, onLeave } = useTabPlaces(tab)
  const params = { acct }
  return (
    <>
      <div ref={above} />
      <div className="below-page-header" onClickCapture={onLeave}>
        <Tabs
          label={t('profile.tabs')}
          tabs={[
            { name: t('profile.posts'), link: { to: '/@{$acct}', params }, selected: tab === 'posts' },
            { name: t('profile.replies'), link: { to: '/@{$acct}/replies', params }, selected: tab === 'replies' },
            { name: t('profile.media'), link: { to: '/@{$acct}/media', params }, selected: tab === 'media' },
          ]}
        />
      </div>
    </>
  )
}
