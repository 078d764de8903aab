import { useRouter } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'

export function PageHeader({ title, back = false }: { title: string; back?: boolean }) {
  const router = useRouter()
  return (
    <header className="sticky top-0 z-20 flex h-14 items-center gap-2 border-b border-line bg-paper px-4">
      {back && (
        <button
          type="button"
          aria-label="Back"
          onClick={() => router.history.back()}
          className="-ml-2 grid size-10 place-items-center rounded-full hover:bg-sunken"
        >
          <ArrowLeft size={20} strokeWidth={1.75} />
        </button>
      )}
      <h1 className="truncate text-lg font-semibold">{title}</h1>
    </header>
  )
}
