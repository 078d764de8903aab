import { api } from '../api/client.ts'
import { HOME_KEY, presentHome } from '../api/status-cache.ts'
import { Composer } from '../compose/composer.tsx'
import { PageHeader } from '../layout/page-header.tsx'
import { NewPostsPill } from './new-posts-pill.tsx'
import { QuietHome } from './quiet-home.tsx'
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
        select={presentHome}
        // Kept in step by the live connection: coming back never moves what was read.
        staleTime={Number.POSITIVE_INFINITY}
        empty={<QuietHome />}
      />
    </>
  )
}
