/** How far it is: a bar that stays on its line in a terminal, plain lines elsewhere. */

export interface Progress {
  /** What is being done now, in a few words. */
  phase: string
  done: number
  total: number
}

export interface Output {
  isTTY?: boolean
  columns?: number
  write(text: string): unknown
}

export interface ProgressBar {
  show(progress: Progress): void
  /** A line of its own, above the bar. */
  say(line: string): void
  end(): void
}

const WIDTH = 28
/** Plain lines come for every tenth. */
const STEPS = 10

export function createProgressBar(output: Output): ProgressBar {
  let shown = ''
  let lastStep = -1
  const clear = () => shown && output.write(`\r${' '.repeat(shown.length)}\r`)
  const draw = () => shown && output.write(shown)
  return {
    show({ phase, done, total }) {
      const share = total === 0 ? 1 : done / total
      if (output.isTTY) {
        const filled = Math.round(share * WIDTH)
        const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`
        const line = `${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${phase}`.slice(
          0,
          (output.columns || 80) - 1,
        )
        output.write(`\r${line.padEnd(shown.length)}`)
        shown = line
        return
      }
      const step = Math.floor(share * STEPS)
      if (step === lastStep) return
      lastStep = step
      output.write(`${String(Math.floor(share * 100)).padStart(3)} %  ${phase}\n`)
    },
    say(line) {
      clear()
      output.write(`${line}\n`)
      draw()
    },
    end() {
      if (shown) output.write('\n')
      shown = ''
    },
  }
}
