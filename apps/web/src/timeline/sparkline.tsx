import { barsOf } from './usage.ts'

const BAR = 6
const GAP = 3
const HEIGHT = 28

/** A bar a day. Only a picture of what is said in words beside it. */
export function Sparkline({ days }: { days: readonly number[] }) {
  const width = days.length * (BAR + GAP) - GAP
  return (
    <svg width={width} height={HEIGHT} aria-hidden="true" className="shrink-0 text-accent">
      {barsOf(days).map((height, day) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a day is its place
          key={day}
          x={day * (BAR + GAP)}
          y={HEIGHT - Math.max(2, height * HEIGHT)}
          width={BAR}
          height={Math.max(2, height * HEIGHT)}
          rx={1.5}
          fill="currentColor"
          opacity={height === 0 ? 0.3 : 1}
        />
      ))}
    </svg>
  )
}
