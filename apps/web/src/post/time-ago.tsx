import { format, formatDistanceToNowStrict } from 'date-fns'

const SHORT: Record<string, string> = { second: 's', minute: 'min', hour: 'h', day: 'd', month: 'mo', year: 'y' }

function short(date: Date): string {
  const [count, unit = ''] = formatDistanceToNowStrict(date).split(' ')
  return `${count} ${SHORT[unit.replace(/s$/, '')] ?? unit}`
}

export function TimeAgo({ iso }: { iso: string }) {
  const date = new Date(iso)
  return (
    <time dateTime={iso} title={format(date, 'PPPP p')} className="tabular-nums">
      {short(date)}
    </time>
  )
}
