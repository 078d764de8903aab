import { t } from '../i18n/i18n.ts'
import type { ProfileDraft } from './profile-draft.ts'

interface Props {
  fields: ProfileDraft['fields']
  problem?: string
  onChange(fields: ProfileDraft['fields']): void
}

const BOX = 'min-h-11 w-full min-w-0 rounded-xl border border-line bg-paper px-3 text-ink placeholder:text-muted'

/** A small table of a name and a text each; an empty row is not shown to anybody. */
export function EditFields({ fields, problem, onChange }: Props) {
  const set = (at: number, changes: Partial<{ name: string; value: string }>) =>
    onChange(fields.map((field, index) => (index === at ? { ...field, ...changes } : field)))
  return (
    <fieldset>
      <legend className="text-sm font-semibold">{t('profile.fields')}</legend>
      <p className={`text-[13px] ${problem ? 'text-danger' : 'text-muted'}`}>{problem ?? t('profile.fieldsHint')}</p>
      <div className="mt-2 flex flex-col gap-2">
        {fields.map(({ name, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows stay where they are
          <div key={index} className="grid grid-cols-[2fr_3fr] gap-2">
            <input
              dir="auto"
              aria-label={t('profile.fieldName', { number: index + 1 })}
              placeholder={t('profile.fieldNamePlaceholder')}
              value={name}
              maxLength={255}
              onChange={(event) => set(index, { name: event.target.value })}
              className={BOX}
            />
            <input
              dir="auto"
              aria-label={t('profile.fieldValue', { number: index + 1 })}
              placeholder={t('profile.fieldValuePlaceholder')}
              value={value}
              maxLength={255}
              onChange={(event) => set(index, { value: event.target.value })}
              className={BOX}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}
