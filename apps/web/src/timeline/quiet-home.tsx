/** An empty home teaches: following fills it, and here are people one could follow. */

import { Link } from '@tanstack/react-router'
import { t } from '../i18n/i18n.ts'
import { PeopleSkeleton } from '../people/people-skeleton.tsx'
import { SuggestionRows } from '../people/suggestion-rows.tsx'
import { useSuggestions } from '../people/use-suggestions.ts'
import { buttonLook } from '../ui/button.tsx'
import { Empty } from '../ui/notice.tsx'

const SHOWN = 8

/** `onChoose` tells of the first press among the people. */
export function QuietHome({ onChoose }: { onChoose(): void }) {
  const { data = [], isPending, dismiss } = useSuggestions()
  return (
    <>
      <Empty title={t('timeline.homeEmpty')}>
        <p>{t('timeline.homeEmptyHint')}</p>
        <p className="mt-4 flex justify-center flex-wrap gap-3">
          <Link to="/people" className={buttonLook('quiet')}>
            {t('app.people')}
          </Link>
          <Link to="/local" className={buttonLook('quiet')}>
            {t('app.local')}
          </Link>
        </p>
      </Empty>
      {isPending && <PeopleSkeleton />}
      {data.length > 0 && (
        <section aria-labelledby="home-people" className="border-t border-line" onClickCapture={onChoose}>
          <h2 id="home-people" className="px-4 pt-4 pb-1 font-semibold">
            {t('people.whom')}
          </h2>
          <SuggestionRows suggestions={data.slice(0, SHOWN)} onDismiss={(id) => void dismiss(id)} />
        </section>
      )}
    </>
  )
}
