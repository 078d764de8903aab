import { api } from '../api/client.ts'
import { TIMELINE } from '../api/status-cache.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { Empty } from '../ui/notice.tsx'
import { Timeline } from './timeline.tsx'

export function PublicPage() {
  return (
    <>
      <PageHeader title="Everyone" />
      <Timeline
        queryKey={[TIMELINE, 'public']}
        load={(params) => api().v1.timelines.public.list({ ...params, local: true })}
        empty={<Empty title="Nobody has posted yet">Be the first: write something on your home page.</Empty>}
      />
    </>
  )
}
