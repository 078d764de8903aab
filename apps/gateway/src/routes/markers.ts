/** How far one has read, home and notifications: shared by all of one's apps. */
import { invalid, MARKER_TIMELINES, type Marker, type MarkerTimeline, parseId } from '@rookery/contracts'
import { Markers, type Markers as MarkersEntity, ref } from '@rookery/contracts/mastodon'
import { Type } from 'typebox'
import { user, userOf } from '../auth/authenticate.ts'
import { answers, type Routes } from './describe.ts'

const tags = ['timelines']
const place = Type.Optional(Type.Object({ last_read_id: Type.Optional(Type.String()) }))

export const markerRoutes: Routes = async (app, { edge }) => {
  app.get(
    '/api/v1/markers',
    {
      config: { access: user('read:statuses') },
      schema: {
        operationId: 'getMarkers',
        summary: 'How far one has read',
        tags,
        querystring: Type.Object({ timeline: Type.Optional(Type.Array(Type.String())) }),
        response: answers(ref(Markers)),
      },
    },
    async (request) => {
      const asked = request.query.timeline ?? []
      const timelines = MARKER_TIMELINES.filter((name) => asked.includes(name))
      if (timelines.length === 0) return {}
      return present(await edge.notifications.markers({ accountId: userOf(request).accountId, timelines }))
    },
  )

  app.post(
    '/api/v1/markers',
    {
      config: { access: user('write:statuses') },
      schema: {
        operationId: 'saveMarkers',
        summary: 'Note how far one has read',
        tags,
        body: Type.Object({ home: place, notifications: place }),
        response: answers(ref(Markers), 422),
      },
    },
    async (request) => {
      const markers = MARKER_TIMELINES.flatMap((timeline): { timeline: MarkerTimeline; lastReadId: number }[] => {
        const text = request.body[timeline]?.last_read_id
        if (text === undefined || text === '') return []
        const lastReadId = parseId(text)
        if (lastReadId === null) throw invalid('last_read_id is no id')
        return [{ timeline, lastReadId }]
      })
      return present(await edge.notifications.saveMarkers({ accountId: userOf(request).accountId, markers }))
    },
  )
}

const present = (markers: readonly Marker[]): MarkersEntity =>
  Object.fromEntries(
    markers.map(({ timeline, lastReadId, version, updatedAt }) => [
      timeline,
      { last_read_id: String(lastReadId), version, updated_at: new Date(updatedAt).toISOString() },
    ]),
  )
