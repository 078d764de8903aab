import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { HOME_KEY } from '../api/status-cache.ts'
import { Composer } from '../compose/composer.tsx'
import { PageHeader } from '../layout/page-header.tsx'
import { Empty } from '../ui/notice.tsx'
import { NewPostsPill } from './new-posts-pill.tsx'
import { Timeline } from './timeline.tsx'

export function HomePage() {
  return (
    <>
      <PageHeader title="Home" />
      <NewPostsPill />
      <Composer />
      <Timeline
        queryKey={HOME_KEY}
        load={(params) => api().v1.timelines.home.list(params)}
        empty={
          <Empty title="Your home is quiet">
            Posts of people you follow arrive here by themselves. Look who writes in{' '}
            <Link to="/public" className="text-accent underline">
              everyone’s posts
            </Link>{' '}
            and follow a few.
          </Empty>
        }
      />
    </>
  )
}
