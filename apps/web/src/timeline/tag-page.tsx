import { useParams } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { TIMELINE } from '../api/status-cache.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { Empty } from '../ui/notice.tsx'
import { Timeline } from './timeline.tsx'

export function TagPage() {
  const { tag } = useParams({ from: '/tags/$tag' })
  return (
    <>
      <PageHeader title={`#${tag}`} back />
      <Timeline
        key={tag}
        queryKey={[TIMELINE, 'tag', tag.toLowerCase()]}
        load={(params) => api().v1.timelines.tag.$select(tag).list(params)}
        empty={<Empty title={`Nothing about #${tag} yet`}>Posts that mention the tag are found here.</Empty>}
      />
    </>
  )
}
