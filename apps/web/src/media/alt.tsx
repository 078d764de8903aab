import { useId, useState } from 'react'
import { t } from '../i18n/i18n.ts'

/** A badge that says there is a description, and shows it over the media. */
export function Alt({ text, lang }: { text: string; lang?: string }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      {open && (
        <p
          id={id}
          lang={lang}
          dir="auto"
          className="absolute inset-0 overflow-y-auto bg-black/85 p-3 pb-12 text-sm whitespace-pre-wrap text-white wrap-anywhere"
        >
          {text}
        </p>
      )}
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        title={t('media.showAlt')}
        aria-label={`${t('media.alt')}: ${t('media.showAlt')}`}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
        className="absolute bottom-0 left-0 grid size-10 place-items-end justify-items-start p-1.5"
      >
        <span className="rounded-md bg-black/75 px-1.5 text-xs/5 font-bold text-white">{t('media.alt')}</span>
      </button>
    </>
  )
}
