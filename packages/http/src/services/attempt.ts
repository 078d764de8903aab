/** One try of a call on one connection pool. Below undici's `request`: no streams, one string in, one string out. */
import type { Dispatcher } from 'undici'
import { NOT_BEGUN_HEADER, REFUSED_CALLER_HEADER } from './headers.ts'

/** What became of it. */
export type Outcome =
  | { kind: 'answered'; status: number; text: string; refusedCaller: boolean }
  /** The instance said that it is stopping and has not begun. */
  | { kind: 'stopping' }
  /** No connection: surely nothing was sent. */
  | { kind: 'unsent'; error: Error }
  /** Sent at least in part, and no whole answer: nobody knows what was done. */
  | { kind: 'broken'; error: Error }
  /** No answer in time; `sent`: the instance had the call. */
  | { kind: 'late'; sent: boolean }

export interface Attempt {
  method: 'GET' | 'POST'
  path: string
  /** Names and values in turn. */
  headers: string[]
  body?: string | undefined
  /** Milliseconds. */
  timeout: number
  /** Functions that end it before, as a connection that breaks would; it adds its own while it runs. */
  breakers?: Set<(error: Error) => void> | undefined
}

/** Never rejects. */
export function attempt(pool: Dispatcher, { timeout, breakers, ...request }: Attempt): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  let controller: Dispatcher.DispatchController | null = null
  let late = false
  let ended = false
  const expire = () => {
    if (ended) return
    late = true
    end({ kind: 'late', sent: controller !== null })
    controller?.abort(new Error('late'))
  }
  // Timers go before what has arrived: who was held up himself must read that first.
  const timer = setTimeout(() => setImmediate(expire), timeout)
  const end = (outcome: Outcome) => {
    ended = true
    clearTimeout(timer)
    breakers?.delete(cut)
    resolve(outcome)
  }
  const cut = (error: Error) => {
    late = true
    end(controller === null ? { kind: 'unsent', error } : { kind: 'broken', error })
    controller?.abort(error)
  }
  breakers?.add(cut)
  let status = 0
  let stopping = false
  let refusedCaller = false
  let first: Buffer | null = null
  const rest: Buffer[] = []
  try {
    pool.dispatch(request, {
      onRequestStart(started) {
        // Thrown, it leaves the queue; aborted, it would cost the connection whose turn it is.
        if (late) throw new Error('late')
        controller = started
      },
      onResponseStart(_controller, code, headers) {
        status = code
        stopping = code === 503 && headers[NOT_BEGUN_HEADER] !== undefined
        refusedCaller = headers[REFUSED_CALLER_HEADER] !== undefined
      },
      onResponseData(_controller, chunk) {
        if (first === null) first = chunk
        else rest.push(chunk)
      },
      onResponseEnd() {
        if (stopping) return end({ kind: 'stopping' })
        end({ kind: 'answered', status, text: textOf(first, rest), refusedCaller })
      },
      onResponseError(_controller, error) {
        end(controller === null ? { kind: 'unsent', error } : { kind: 'broken', error })
      },
    })
  } catch (error) {
    // The pool was closed a moment ago.
    end({ kind: 'unsent', error: error as Error })
  }
  return promise
}

const textOf = (first: Buffer | null, rest: readonly Buffer[]): string =>
  first === null ? '' : rest.length === 0 ? first.toString() : Buffer.concat([first, ...rest]).toString()
