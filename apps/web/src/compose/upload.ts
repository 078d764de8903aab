/** Sends a file with progress, which `fetch` cannot tell; the session's cookie goes along. Then waits until it is processed. */
import { MastoHttpError, type mastodon } from 'masto'
import { api } from '../api/client.ts'
import { camelise } from '../live/camelise.ts'

type Media = mastodon.v1.MediaAttachment

interface Upload {
  signal: AbortSignal
  /** How much is sent, 0 to 1. */
  onProgress(sent: number): void
}

const FIRST_LOOK_MS = 500
const SLOWEST_LOOK_MS = 5_000

/** Rejects with `TypeError` when the server is not reached, `MastoHttpError` when it refuses, the signal's reason when stopped. */
export function uploadFile(file: File, { signal, onProgress }: Upload): Promise<Media> {
  const { promise, resolve, reject } = Promise.withResolvers<Media>()
  const request = new XMLHttpRequest()
  const stop = () => request.abort()
  signal.addEventListener('abort', stop, { once: true })
  request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
  request.onload = () => {
    const answer = parse(request.responseText)
    if (request.status < 300 && answer.id) resolve(answer as Media)
    else reject(new MastoHttpError({ statusCode: request.status, message: answer.error ?? request.statusText }))
  }
  request.onerror = () => reject(new TypeError('The upload broke off'))
  request.onabort = () => reject(signal.reason)
  request.onloadend = () => signal.removeEventListener('abort', stop)
  request.open('POST', '/api/v2/media')
  const body = new FormData()
  body.append('file', file)
  request.send(body)
  return promise
}

/** What the server made of it. Rejects with the server's reason when it could make nothing, 404 when it is gone. */
export async function untilProcessed(id: string, signal: AbortSignal): Promise<Media> {
  for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 1.5, SLOWEST_LOOK_MS)) {
    const media = await api().v1.media.$select(id).fetch(undefined, { requestInit: { signal } })
    if (media.url) return media
    await new Promise((resolve) => setTimeout(resolve, pause))
    signal.throwIfAborted()
  }
}

function parse(text: string): Partial<Media> & { error?: string } {
  try {
    return camelise(JSON.parse(text)) as Partial<Media> & { error?: string }
  } catch {
    return {}
  }
}
