/** Reads frames from a Chromium trace. */

export interface TraceEvent {
  name: string
  ph: string
  /** Microseconds. */
  ts: number
  args?: { frame_reporter?: FrameReport }
}

/** What the compositor says of each frame it had a turn for. */
interface FrameReport {
  state: string
  scroll_state: string
  affects_smoothness: boolean
}

/** Milliseconds between frames presented while something scrolled, and how many were presented or dropped. */
export function frameIntervals(events: readonly TraceEvent[]): {
  intervals: number[]
  presented: number
  dropped: number
} {
  const reports = events.flatMap(({ name, ph, ts, args }) =>
    name === 'PipelineReporter' && ph === 'b' && args?.frame_reporter ? [{ ts, ...args.frame_reporter }] : [],
  )
  const scrolling = reports.filter(({ scroll_state }) => scroll_state !== 'SCROLL_NONE')
  const shown = scrolling.filter(({ state }) => state.startsWith('STATE_PRESENTED')).map(({ ts }) => ts)
  const dropped = scrolling.filter((report) => report.state === 'STATE_DROPPED' && report.affects_smoothness).length
  const sorted = [...new Set(shown)].sort((a, b) => a - b)
  const intervals = sorted.slice(1).map((ts, index) => (ts - sorted[index]!) / 1_000)
  return { intervals, presented: sorted.length, dropped }
}
