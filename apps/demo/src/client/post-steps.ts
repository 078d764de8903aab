/** Sends posts and boosts one after the other, so that timelines have the plan's order; the rest follows beside. */
import type { mastodon } from 'masto'
import { drawPicture } from '../pictures/draw.ts'
import type { PlannedPost, Reaction, Step } from '../plan/plan.ts'
import type { PictureIdea } from '../texts/subject.ts'
import type { Patience } from './patience.ts'
import type { Signed } from './sessions.ts'
import type { FindStanding } from './standing-posts.ts'

export interface Desk {
  seed: number
  accounts: ReadonlyMap<string, Signed>
  patiently: Patience
  findStanding: FindStanding
  /** Ids of posts by their keys in the plan. */
  statuses: Map<string, string>
}

export interface Done {
  made: number
  found: number
}

/** Answers the id, and whether it was there before. */
export async function sendPost(desk: Desk, post: PlannedPost, mediaIds: readonly string[]): Promise<string> {
  const { masto } = desk.accounts.get(post.author)!
  const params = {
    status: post.text,
    language: post.language,
    visibility: post.visibility,
    ...(post.warning ? { spoilerText: post.warning } : {}),
    ...(post.replyTo ? { inReplyToId: desk.statuses.get(post.replyTo)! } : {}),
    ...(mediaIds.length > 0 ? { mediaIds } : {}),
  } as mastodon.rest.v1.CreateStatusParams
  const headers = { 'Idempotency-Key': `demo-${desk.seed}-${post.key}` }
  const { id } = await desk.patiently(() => masto.v1.statuses.create(params, { requestInit: { headers } }))
  desk.statuses.set(post.key, id)
  return id
}

export async function uploadPictures(desk: Desk, post: PlannedPost): Promise<string[]> {
  const ids: string[] = []
  for (const [nth, picture] of post.pictures.entries()) ids.push(await upload(desk, post, picture, nth))
  return ids
}

async function upload(desk: Desk, post: PlannedPost, picture: PictureIdea, nth: number): Promise<string> {
  const { masto } = desk.accounts.get(post.author)!
  const { bytes, type } = await drawPicture(picture, `${desk.seed} ${post.key} ${nth}`)
  const file = new File([new Uint8Array(bytes)], `picture.${type.slice('image/'.length)}`, { type })
  return (await desk.patiently(() => masto.v2.media.create({ file, description: picture.alt }))).id
}

/** Doing any of these again changes nothing. */
export async function react(desk: Desk, step: { kind: Reaction; who: string; post: string }): Promise<void> {
  const { masto } = desk.accounts.get(step.who)!
  const status = masto.v1.statuses.$select(desk.statuses.get(step.post)!)
  const verbs = { like: status.favourite, boost: status.reblog, bookmark: status.bookmark, pin: status.pin }
  await desk.patiently(() => verbs[step.kind]())
}

export const isReaction = (step: Step): step is Exclude<Step, { kind: 'post' }> => step.kind !== 'post'
