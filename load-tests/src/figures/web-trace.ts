/** Reads frames from a Chromium trace. */

export interface TraceEvent {
  name: string
  ph: string
  /** Microseconds. */
  ts: number
  args?: { chrome_frame_reporter?: { state?: string; layer_tree_host_id?: number } }
}

/** Milliseconds between presented frames, and how many were presented or dropped, from the compositor's own reports. */
export function frameIntervals(events: readonly TraceEvent[]): {
  intervals: number[]
  presented: number
  dropped: number
} {
  const reports = events.filter(
    ({ name, ph, args }) => name === 'PipelineReporter' && ph === 'b' && args?.chrome_frame_reporter,
  )
  const state = (event: TraceEvent) => event.args?.chrome_frame_reporter?.state ?? ''
  const shown = reports.filter((event) => state(event).startsWith('STATE_PRESENTED')).map(({ ts }) => ts)
  const dropped = reports.filter((event) => state(event) === 'STATE_DROPPED').length
  const sorted = [...new Set(shown)].sort((a, b) => a - b)
  const intervals = sorted.slice(1).map((ts, index) => (ts - sorted[index]!) / 1_000)
  return { intervals, presented: sorted.length, dropped }
}
