/** An empty home teaches: who writes here, and that following is one press. */
import { Link } from '@tanstack/react-router'
import { useSession } from '../api/session.ts'
import { PeopleList, usePeople } from '../people/people.tsx'
import { Empty } from '../ui/notice.tsx'

export function QuietHome() {
  const session = useSession()
  const { data: people = [] } = usePeople(session?.accountId ?? '')
  if (people.length === 0)
    return (
      <Empty title="Your home is quiet">
        Posts of people you follow arrive here by themselves. Be the first to write something.
      </Empty>
    )
  return (
    <>
      <Empty title="Your home is quiet">
        Follow people, and what they write arrives here by itself. Some wrote lately; or read{' '}
        <Link to="/public" className="text-accent underline">
          everyone’s posts
        </Link>{' '}
        first.
      </Empty>
      <div className="mx-auto max-w-md px-4 pb-8 wide:hidden">
        <PeopleList people={people} />
      </div>
    </>
  )
}
