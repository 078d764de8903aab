/** Whatever a service takes or answers is what JSON carries exactly: checked by the compiler, nothing runs. */
import { expectTypeOf, test } from 'vitest'
import type { NotificationsService } from './notifications.ts'
import type { SearchService } from './search.ts'
import type { TimelinesService } from './timelines.ts'
import type { TweetsService } from './tweets.ts'
import type { UsersService } from './users.ts'

/** What would come out as something else: dates, maps, sets, bytes, streams, bigints, functions, holes in lists. `never` when nothing is. */
type Lost<T> = unknown extends T
  ? never
  : T extends string | number | boolean | null | undefined
    ? never
    : T extends readonly (infer Item)[]
      ? Lost<Item> | (undefined extends Item ? undefined : never)
      : T extends bigint | symbol | Date | ArrayBufferView | Iterable<unknown> | ((...args: never) => unknown)
        ? T
        : T extends object
          ? string extends keyof T
            ? Lost<T[keyof T]>
            : { [Key in keyof T]-?: Lost<T[Key]> }[keyof T]
          : T

/** `void` answers come as null. */
type LostBy<Service> = {
  [Method in keyof Service]: Service[Method] extends (...input: infer Input) => Promise<infer Answer>
    ? Lost<Input[number]> | Lost<Exclude<Answer, void>>
    : Method
}[keyof Service]

test('nothing is lost between services', () => {
  expectTypeOf<LostBy<UsersService>>().toBeNever()
  expectTypeOf<LostBy<TweetsService>>().toBeNever()
  expectTypeOf<LostBy<TimelinesService>>().toBeNever()
  expectTypeOf<LostBy<NotificationsService>>().toBeNever()
  expectTypeOf<LostBy<SearchService>>().toBeNever()
})

interface Careless {
  read(input: { since: Date }): Promise<void>
  write(input: { bytes: Uint8Array; sizes: bigint[] }): Promise<{ at: Map<string, number> }>
}

test('what would be lost is found', () => {
  expectTypeOf<LostBy<Careless>>().toEqualTypeOf<Date | Uint8Array | bigint | Map<string, number>>()
})
