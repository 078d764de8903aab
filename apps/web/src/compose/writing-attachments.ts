/** Files on their way to the server and back: uploading, waiting, failing, trying again. */
import { MastoHttpError } from 'masto'
import { describeProblem } from '../api/problem.ts'
import { t } from '../i18n/i18n.ts'
import { type Attachment, type Focus, fromServer, isLocal, move } from './attachments.ts'
import { kindOf, type MediaLimits, type Refusal, sortFiles } from './files.ts'
import { untilProcessed, uploadFile } from './upload.ts'

export interface AttachmentActions {
  addFiles(files: readonly File[], limits: MediaLimits, most: number): void
  retry(key: string): void
  /** Takes it out, or stops its upload; `undo` puts it back, `forget` lets the server forget it. */
  remove(key: string): { undo(): void; forget(): Promise<unknown> }
  move(key: string, step: 1 | -1): void
  describe(key: string, description: string, focus: Focus | null): void
  /** What the server knows by now of description and focus. */
  described(key: string): void
  /** Asks for what is not known to be ready, or for all, and drops what the server no longer has. */
  refresh(which: { all: boolean }): void
}

interface List {
  get(): readonly Attachment[]
  /** `content`: it is another post now. */
  set(list: readonly Attachment[], change: { content: boolean }): void
  notice(text: string): void
}

const isGone = (error: unknown) => error instanceof MastoHttpError && error.statusCode === 404

export function attachmentActions(list: List): AttachmentActions {
  const files = new Map<string, File>()
  const underWay = new Map<string, AbortController>()
  const has = (key: string) => list.get().some((each) => each.key === key)
  const patch = (key: string, change: Partial<Attachment>, content = false) => {
    if (!has(key)) return
    list.set(
      list.get().map((each) => (each.key === key ? { ...each, ...change } : each)),
      { content },
    )
  }

  async function follow(key: string, work: (signal: AbortSignal) => Promise<void>) {
    const stop = new AbortController()
    underWay.set(key, stop)
    try {
      await work(stop.signal)
    } catch (error) {
      if (!stop.signal.aborted) patch(key, { state: 'failed', problem: describeProblem(error) })
    } finally {
      underWay.delete(key)
    }
  }

  const settle = async (key: string, id: string, signal: AbortSignal) => {
    const media = fromServer(await untilProcessed(id, signal), false)
    const known = list.get().find((each) => each.key === key)
    const preview = isLocal(known?.preview ?? null) ? known?.preview : media.preview
    const words = known?.kind === 'unknown' ? pick(media) : {}
    patch(key, { state: 'ready', preview, kind: media.kind, problem: null, ...words })
  }

  const upload = (key: string, file: File) =>
    follow(key, async (signal) => {
      patch(key, { state: 'uploading', progress: 0, problem: null })
      const media = await uploadFile(file, { signal, onProgress: (progress) => patch(key, { progress }) })
      patch(key, { id: media.id, state: 'processing', progress: 1 })
      await settle(key, media.id, signal)
    })

  async function checkAndUpload(key: string, file: File, { imageMatrixLimit }: MediaLimits) {
    if (await isTooFine(file, imageMatrixLimit)) {
      list.set(
        list.get().filter((each) => each.key !== key),
        { content: true },
      )
      return list.notice(sayRefusal(file, 'pixels', { imageMatrixLimit }))
    }
    if (has(key)) await upload(key, file)
  }

  return {
    addFiles(given, limits, most) {
      const { taken, refused } = sortFiles(
        given,
        limits,
        most,
        list.get().map(({ kind }) => kind),
      )
      const added = taken.map((file): Attachment => {
        const key = crypto.randomUUID()
        files.set(key, file)
        return {
          ...NEW,
          key,
          name: file.name,
          kind: kindOf(file.type),
          preview: URL.createObjectURL(file),
        }
      })
      if (added.length > 0) list.set([...list.get(), ...added], { content: true })
      for (const { file, why } of refused.filter(({ why }) => why !== 'count'))
        list.notice(sayRefusal(file, why, limits))
      const many = refused.filter(({ why }) => why === 'count').length
      if (many > 0) list.notice(t('compose.refused.count', { count: many, most }))
      for (const { key } of added) void checkAndUpload(key, files.get(key)!, limits)
    },
    retry(key) {
      const file = files.get(key)
      const id = list.get().find((each) => each.key === key)?.id
      if (file) void upload(key, file)
      else if (id) void follow(key, (signal) => settle(key, id, signal))
    },
    remove(key) {
      const before = list.get()
      const index = before.findIndex((each) => each.key === key)
      const removed = before[index]
      underWay.get(key)?.abort()
      list.set(
        before.filter((each) => each.key !== key),
        { content: true },
      )
      return {
        undo() {
          if (!removed || has(key)) return
          list.set(list.get().toSpliced(index, 0, removed), { content: true })
          if (removed.id === null && files.has(key)) void upload(key, files.get(key)!)
        },
        async forget() {
          files.delete(key)
          if (removed?.preview && isLocal(removed.preview)) URL.revokeObjectURL(removed.preview)
          // masto knows no such method.
          if (removed?.id && !removed.attached)
            await fetch(`/api/v1/media/${removed.id}`, { method: 'DELETE', keepalive: true })
        },
      }
    },
    move: (key, step) => list.set(move(list.get(), key, step), { content: true }),
    describe: (key, description, focus) => patch(key, { description, focus }, true),
    described(key) {
      const known = list.get().find((each) => each.key === key)
      if (known) patch(key, { saved: { description: known.description, focus: known.focus } })
    },
    refresh({ all }) {
      for (const { key, id, attached, state } of list.get()) {
        if (!id || attached || underWay.has(key) || !(all || state === 'processing')) continue
        void follow(key, async (signal) => {
          try {
            await settle(key, id, signal)
          } catch (error) {
            if (!isGone(error)) throw error
            list.set(
              list.get().filter((each) => each.key !== key),
              { content: true },
            )
            list.notice(t('compose.swept'))
          }
        })
      }
    },
  }
}

/** Of a picture that is used again and known by its id alone. */
const pick = ({ description, focus, saved }: Attachment) => ({ description, focus, saved })

const NEW = {
  id: null,
  state: 'uploading',
  progress: 0,
  problem: null,
  description: '',
  focus: null,
  saved: { description: '', focus: null },
  attached: false,
} as const

/** What the browser cannot decode is left to the server. */
async function isTooFine(file: File, pixels: number): Promise<boolean> {
  if (!file.type.startsWith('image/')) return false
  try {
    const picture = await createImageBitmap(file)
    const size = picture.width * picture.height
    picture.close()
    return size > pixels
  } catch {
    return false
  }
}

const MEGA = 1_000_000
function sayRefusal({ name, type }: File, why: Refusal, limits: Partial<MediaLimits>): string {
  const bytes = type.startsWith('image/') ? limits.imageSizeLimit : limits.videoSizeLimit
  return t(`compose.refused.${why as Exclude<Refusal, 'count'>}`, {
    name,
    megabytes: Math.floor((bytes ?? 0) / 1_048_576),
    megapixels: Math.floor((limits.imageMatrixLimit ?? 0) / MEGA),
  })
}
