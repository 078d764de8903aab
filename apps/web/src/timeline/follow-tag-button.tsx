import { useSession } from '../api/session.ts'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { useFollowTag, useTag } from './use-tag.ts'

/** Nothing for visitors. In a list it is quieter. */
export function FollowTagButton({ name, small = false }: { name: string; small?: boolean }) {
  const session = useSession()
  const { data: tag } = useTag(name)
  const { follow, problem } = useFollowTag(name)
  if (!session) return null
  const following = tag?.following ?? false
  return (
    <div className="shrink-0 text-right">
      <Button
        kind={following || small || !tag ? 'quiet' : 'primary'}
        disabled={!tag}
        title={following ? t('timeline.unfollowTagNamed', { tag: name }) : undefined}
        onClick={() => follow(!following)}
        className="min-w-28"
      >
        {t(following ? 'timeline.followingTag' : 'timeline.followTag')}
        <span className="sr-only">#{name}</span>
      </Button>
      {problem && (
        <p role="alert" className="mt-1 max-w-48 text-[13px] text-danger">
          {problem}
        </p>
      )}
    </div>
  )
}
