import { currentLanguage, t } from '../i18n/i18n.ts'
import { examplesFor } from './operators.ts'

/** What can be searched for; each example is a button that writes it into the field. */
export function OperatorTable({ onInsert }: { onInsert(example: string): void }) {
  const example = (name: 'words' | 'phrase' | 'not' | 'or' | 'tag') => t(`search.example.${name}`)
  const groups = examplesFor({
    words: {
      words: example('words'),
      phrase: example('phrase'),
      not: example('not'),
      or: example('or'),
      tag: example('tag'),
    },
    language: currentLanguage(),
    today: new Date(),
  })
  return (
    <section className="px-4 py-4" aria-labelledby="search-how-to">
      <h2 id="search-how-to" className="font-semibold">
        {t('search.howTo')}
      </h2>
      <p className="mt-1 mb-2 text-[15px] text-muted">{t('search.howToHint')}</p>
      <table className="w-full border-collapse text-left text-[15px]">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('search.write')}</th>
            <th scope="col">{t('search.toFind')}</th>
          </tr>
        </thead>
        {groups.map(({ group, examples }) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={2} className="pt-4 pb-1 text-[13px] font-semibold text-muted">
                {t(`search.groups.${group}`)}
              </th>
            </tr>
            {examples.map(({ write, help }) => (
              <tr key={write} className="border-t border-line">
                <td className="w-2/5 py-1 pr-3 align-middle sm:w-56">
                  <button
                    type="button"
                    aria-label={t('search.insert', { example: write })}
                    onClick={() => onInsert(write)}
                    className="-ml-2 min-h-10 max-w-full rounded-lg px-2 text-left font-mono text-sm wrap-anywhere text-accent hover:bg-sunken"
                  >
                    {write.endsWith(':') ? `${write}…` : write}
                  </button>
                </td>
                <td className="py-1 align-middle text-[15px]">{t(`search.help.${help}`)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}
