/**
 * What is being written at one place, apart from any page: an upload goes on while the dialog is closed, and two composers of
 * the same place show the same. Each change is kept at once.
 */
import type { Attachment } from './attachments.ts'
import { fromKept, isLocal, toKeep } from './attachments.ts'
import { type DraftFields, emptyFields, isUntouched, type KeptDraft } from './draft.ts'
import type { Drafts } from './drafts.ts'
import { type AttachmentActions, attachmentActions } from './writing-attachments.ts'

export interface WritingState {
  fields: DraftFields
  attachments: readonly Attachment[]
  /** Idempotency key: another content is another post. */
  key: string
  sending: boolean
  /** Why it was not sent. */
  problem: string | null
  /** What was not taken, or is gone. */
  notices: readonly string[]
}

export interface Opening {
  fields: DraftFields
  attachments: readonly Attachment[]
  /** Stands nowhere else any more: kept at once, as if the person had typed it. */
  precious?: boolean
}

/** Nobody writes in two tabs within so little time. */
const WRITING_MS = 2_000

const EMPTY: Opening = { fields: emptyFields(), attachments: [] }

export interface Writing extends AttachmentActions, Disposable {
  place: string
  get(): WritingState
  isWatched(): boolean
  subscribe(listener: () => void): () => void
  /** By the person: kept, and no longer the post that a lost request may have made. */
  change(fields: Partial<DraftFields>): void
  /** Says how sending goes; nothing of the content. */
  tell(state: Partial<Pick<WritingState, 'sending' | 'problem' | 'notices'>>): void
  isUntouched(): boolean
  /** Begins anew; returns what brings it back as it was. */
  clear(): () => void
}

export function createWriting(place: string, drafts: Drafts, opening: Opening): Writing {
  const listeners = new Set<() => void>()
  const fresh = (): WritingState => ({
    fields: opening.fields,
    attachments: opening.attachments,
    key: crypto.randomUUID(),
    sending: false,
    problem: null,
    notices: [],
  })
  const restored = (kept: KeptDraft, here: readonly Attachment[] = []): WritingState => {
    const { attachments, key, savedAt: _, ...fields } = kept
    const known = new Map([...opening.attachments, ...here].map((each) => [each.id, each]))
    const back = attachments.map((each) => {
      const { preview = null, state = undefined, key: name = undefined } = known.get(each.id) ?? {}
      const restored = fromKept({ ...each, preview: isLocal(preview) ? preview : (each.preview ?? preview) })
      return { ...restored, ...(name ? { key: name } : {}), ...(state ? { state } : {}) }
    })
    const uploading = here.filter(({ id, state }) => id === null && state !== 'ready')
    return { ...fresh(), fields, attachments: [...back, ...uploading], key: key || crypto.randomUUID() }
  }

  const kept = drafts.read(place)
  let changedAt = 0
  let state = kept ? restored(kept) : fresh()
  const tellAll = () => {
    for (const listener of listeners) listener()
  }
  const asKept = ({ fields, attachments, key }: WritingState): KeptDraft => ({
    ...fields,
    attachments: toKeep(attachments),
    key,
    savedAt: Date.now(),
  })
  const beginning = () =>
    opening.precious
      ? asKept({ ...fresh(), ...EMPTY })
      : { ...opening.fields, attachments: toKeep(opening.attachments) }
  const untouched = () => !state.attachments.some(({ id }) => id === null) && isUntouched(asKept(state), beginning())
  // Other tabs hear of each write: of what did not change they need not.
  let written = contentOf(kept)
  const save = () => {
    const next = untouched() ? null : asKept(state)
    if (contentOf(next) === written) return
    written = contentOf(next)
    changedAt = Date.now()
    drafts.write(place, next)
  }
  const set = (next: Partial<WritingState>, keep: boolean) => {
    state = { ...state, ...next }
    if (keep) save()
    tellAll()
  }

  if (opening.precious && !kept) save()
  const unhear = drafts.hear(place, (heard) => {
    // Who is writing here goes on undisturbed: the next letter is the last one written.
    if (state.sending || Date.now() - changedAt < WRITING_MS) return
    written = contentOf(heard)
    state = heard ? restored(heard, state.attachments) : fresh()
    tellAll()
    actions.refresh({ all: false })
  })

  const actions = attachmentActions({
    get: () => state.attachments,
    set: (attachments, { content }) =>
      set({ attachments, ...(content ? { key: crypto.randomUUID(), problem: null } : {}) }, true),
    notice: (text) => set({ notices: [...state.notices, text] }, false),
  })
  actions.refresh({ all: true })

  return {
    ...actions,
    place,
    get: () => state,
    isWatched: () => listeners.size > 0,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change(fields) {
      set({ fields: { ...state.fields, ...fields }, key: crypto.randomUUID(), problem: null }, true)
    },
    tell: (next) => set(next, false),
    isUntouched: untouched,
    clear() {
      const before = state
      // What a draft began with is not what the next post begins with.
      if (place === 'post' || opening.precious) opening = EMPTY
      set(fresh(), true)
      return () => set({ ...before, sending: false, key: crypto.randomUUID() }, true)
    },
    [Symbol.dispose]: unhear,
  }
}

const contentOf = (draft: KeptDraft | null): string => JSON.stringify({ ...draft, savedAt: 0 })
