import { useInstance } from '../api/use-instance.ts'
import { t } from '../i18n/i18n.ts'

/** Whose server this is, in its own words; its line is there before they are. */
export function ServerAbout() {
  const { data: instance } = useInstance()
  return (
    <p className="mt-5 min-h-12 text-[15px] sm:min-h-6" dir="auto">
      {instance && (
        <>
          <strong className="font-semibold wrap-anywhere">{instance.title}</strong>
          {instance.description && <span className="text-muted"> · {instance.description}</span>}
          {instance.usage.users.activeMonth > 1 && (
            <span className="text-muted"> · {t('welcome.people', { count: instance.usage.users.activeMonth })}</span>
          )}
        </>
      )}
    </p>
  )
}
