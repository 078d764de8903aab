import { t } from '../i18n/i18n.ts'
import { Skeleton } from '../ui/notice.tsx'

/** A profile that is being read, with the room its pictures will take. */
export const ProfileSkeleton = () => (
  <>
    <div
      aria-busy="true"
      role="status"
      aria-label={t('app.loading')}
      className="animate-pulse border-b border-line pb-5"
    >
      <div className="aspect-[3/1] bg-sunken" />
      <div className="px-4">
        <div className="-mt-10 size-20 rounded-2xl border-4 border-paper bg-sunken sm:-mt-12 sm:size-24" />
        <div className="mt-3 h-6 w-48 rounded bg-sunken" />
        <div className="mt-2 h-4 w-28 rounded bg-sunken" />
        <div className="mt-5 h-4 w-full rounded bg-sunken" />
        <div className="mt-2 h-4 w-2/3 rounded bg-sunken" />
      </div>
    </div>
    <Skeleton />
  </>
)
