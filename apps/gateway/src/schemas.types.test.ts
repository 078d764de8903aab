/** Our schemas, camel-cased, are what `masto` says the entities are: checked by the compiler, nothing runs. */
import type {
  Account,
  AdminAccount,
  Application,
  Conversation,
  CredentialAccount,
  FeaturedTag,
  Filter,
  FilterKeyword,
  FilterResult,
  FilterStatus,
  FilterSummary,
  Instance,
  InstanceV1,
  List,
  Marker,
  MediaAttachment,
  MutedAccount,
  Notification,
  NotificationGroup,
  NotificationPolicy,
  Preferences,
  Relationship,
  Status,
  StatusSource,
  Suggestion,
  Tag,
  Token,
  V1Filter,
} from '@rookery/contracts/mastodon'
import type { mastodon } from 'masto'
import { expectTypeOf, it } from 'vitest'

type CamelKey<K> = K extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelKey<Tail>>}` : K
type Camel<T> = T extends readonly (infer Item)[]
  ? Camel<Item>[]
  : T extends object
    ? { [K in keyof T as CamelKey<K>]: Camel<T[K]> }
    : T

/** Where masto promises more than Mastodon: these may be null or have another form, as Mastodon's own documents say. */
type AsMasto<Ours, Theirs, Looser extends keyof Theirs = never> =
  Omit<Camel<Ours>, Looser> extends infer Rest
    ? Rest extends Omit<Theirs, Looser>
      ? true
      : {
          [K in Exclude<keyof Theirs, Looser> as K extends keyof Rest
            ? Rest[K] extends Theirs[K]
              ? never
              : K
            : K]: Theirs[K]
        }
    : never

type LooseAccount = 'lastStatusAt' | 'featureApproval'

it('is assignable', () => {
  expectTypeOf<AsMasto<Account, mastodon.v1.Account, LooseAccount>>().toEqualTypeOf<true>()
  expectTypeOf<
    AsMasto<CredentialAccount, mastodon.v1.CredentialAccount, LooseAccount | 'role' | 'source'>
  >().toEqualTypeOf<true>()
  expectTypeOf<
    AsMasto<Status, mastodon.v1.Status, 'account' | 'application' | 'mediaAttachments' | 'reblog' | 'tags' | 'filtered'>
  >().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<Conversation, mastodon.v1.Conversation, 'accounts' | 'lastStatus'>>().toEqualTypeOf<true>()
  expectTypeOf<
    AsMasto<Notification, mastodon.v1.Notification, 'type' | 'status' | 'report' | 'account'>
  >().toEqualTypeOf<true>()
  expectTypeOf<Notification['type']>().toExtend<mastodon.v1.NotificationType>()
  // masto takes the sample of accounts for one text.
  expectTypeOf<
    AsMasto<NotificationGroup, mastodon.v1.NotificationGroup, 'type' | 'sampleAccountIds'>
  >().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<NotificationPolicy, mastodon.v2.NotificationPolicy>>().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<Marker, mastodon.v1.MarkerItem>>().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<MediaAttachment, mastodon.v1.MediaAttachment, 'previewUrl'>>().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<Relationship, mastodon.v1.Relationship>>().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<MutedAccount, mastodon.v1.Account, LooseAccount>>().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<Suggestion, mastodon.v1.Suggestion, 'account'>>().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<FeaturedTag, mastodon.v1.FeaturedTag>>().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<StatusSource, mastodon.v1.StatusSource>>().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<Filter, mastodon.v2.Filter>>().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<FilterSummary, Omit<mastodon.v2.Filter, 'keywords' | 'statuses'>>>().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<FilterResult, mastodon.v1.FilterResult, 'filter'>>().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<FilterKeyword, mastodon.v1.FilterKeyword>>().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<FilterStatus, mastodon.v1.FilterStatus>>().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<V1Filter, mastodon.v1.Filter>>().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<List, mastodon.v1.List>>().toEqualTypeOf<true>()
  expectTypeOf<
    AsMasto<
      AdminAccount,
      mastodon.v1.admin.Account,
      'account' | 'ips' | 'role' | 'createdByApplicationId' | 'invitedByAccountId'
    >
  >().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<Tag, mastodon.v1.Tag>>().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<Token, mastodon.v1.Token>>().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<Application, mastodon.v1.Application>>().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<Preferences, mastodon.v1.Preference, 'posting:default:language'>>().toEqualTypeOf<true>()
  expectTypeOf<AsMasto<InstanceV1, mastodon.v1.Instance>>().toEqualTypeOf<true>()
  expectTypeOf<
    AsMasto<Instance, mastodon.v2.Instance, 'configuration' | 'thumbnail' | 'contact' | 'apiVersions'>
  >().toEqualTypeOf<true>()
})
