/** The frame of each settings page: its name with a way back. */
import type { ReactNode } from 'react'
import { PageHeader } from '../layout/page-header.tsx'

export function SettingPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <PageHeader title={title} back />
      <div className="flex flex-col divide-y divide-line pb-10">{children}</div>
    </>
  )
}

/** A part of a page with a heading of its own. */
export function Section({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <section className="px-4 py-6">
      <h2 className="text-[17px] font-semibold">{title}</h2>
      {about && <p className="mt-1 max-w-[60ch] text-[15px] text-muted">{about}</p>}
      <div className="mt-4 flex flex-col gap-4">{children}</div>
    </section>
  )
}

/** How saving went, beside what was changed: there from the first moment, so that nothing moves. */
export function Outcome({ problem, done }: { problem: string | null; done: string | null }) {
  return (
    <p role={problem ? 'alert' : 'status'} className={`min-h-5 text-sm ${problem ? 'text-danger' : 'text-muted'}`}>
      {problem ?? done}
    </p>
  )
}
