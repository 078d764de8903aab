import { useState } from 'react'
import { describeProblem } from '../api/problem.ts'
import { t } from '../i18n/i18n.ts'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { Switch } from '../ui/switch.tsx'
import { TitleForm } from './title-form.tsx'
import { type List, type ListSettings, useChangeLists } from './use-lists.ts'

const POLICIES = ['list', 'followed', 'none'] as const

/** In place above the timeline; each setting is kept as soon as it is changed. */
export function ListSettingsPanel({ list }: { list: List }) {
  const { update } = useChangeLists()
  const [problem, setProblem] = useState<string | null>(null)
  const save = (settings: Partial<ListSettings>) => {
    setProblem(null)
    update(list, settings).catch((error: unknown) => setProblem(describeProblem(error)))
  }
  return (
    <section aria-label={t('lists.settings')} className="flex flex-col gap-3 border-b border-line bg-raised px-4 py-4">
      <TitleForm
        key={list.title}
        label={t('lists.title')}
        submit={t('lists.rename')}
        initial={list.title}
        onSubmit={(title) => update(list, { title })}
      />
      <Switch
        label={t('lists.exclusive')}
        hint={t('lists.exclusiveHint')}
        checked={list.exclusive}
        onChange={(exclusive) => save({ exclusive })}
      />
      <Select
        label={t('lists.replies')}
        value={list.repliesPolicy}
        options={POLICIES.map((value) => ({ value, name: t(`lists.repliesPolicy.${value}`) }))}
        onChange={(value) => save({ repliesPolicy: value as List['repliesPolicy'] })}
      />
      {problem && <Notice text={problem} action={t('app.dismiss')} onAction={() => setProblem(null)} />}
    </section>
  )
}
