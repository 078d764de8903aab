/** Which processes there are, and the port of each; a process that is started again keeps its own. */
import { lastingPort } from '@rookery/engines'
import type { ProcessName } from '@rookery/service-process'

export interface Place {
  name: ProcessName
  /** From 1 on. */
  instance: number
  port: number
}

/** In the order of their start: who is called comes before who calls. */
const ORDER: readonly ProcessName[] = [
  'cdc-relay',
  'user-service',
  'tweet-service',
  'timeline-service',
  'notification-service',
  'search-service',
  'gateway',
]

export async function placeProcesses(instances: number): Promise<Place[]> {
  const places: Place[] = []
  for (const name of ORDER) {
    for (let instance = 1; instance <= instances; instance++) {
      const taken = new Set(places.map(({ port }) => port))
      let port = await lastingPort()
      while (taken.has(port)) port = await lastingPort()
      places.push({ name, instance, port })
    }
  }
  return places
}

export const titleOf = ({ name, instance }: Place): string => `${name} ${instance}`
