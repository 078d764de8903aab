-- What concerns each account: the schema `notifications`, owned by notification-service.

CREATE SEQUENCE notifications.id_sequence;

CREATE FUNCTION notifications.next_id() RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT (floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint - 1451606400000) * 4096
       + nextval('notifications.id_sequence') % 4096
$$;

-- The id of something that happened before it is written down (back-fill): the same millisecond, a number of ours.
CREATE FUNCTION notifications.id_at(cause bigint) RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT cause / 4096 * 4096 + nextval('notifications.id_sequence') % 4096
$$;

-- `tweet_id` is the subject: the post to show (of a boost the boosted one); null for follows. One row a cause: the unique key.
-- A dismissed row stays until its cause goes, so that nothing brings it back. When it was made is in its id.
-- Likes and boosts of a post, and follows, are shown together when they came in the same twelve hours (as in Mastodon).
CREATE TABLE notifications.notifications (
  id          bigint PRIMARY KEY DEFAULT notifications.next_id(),
  account_id  bigint NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('mention', 'status', 'reblog', 'follow', 'follow_request', 'favourite', 'update')),
  actor_id    bigint NOT NULL,
  tweet_id    bigint,
  dismissed   boolean NOT NULL DEFAULT false,
  group_key   text NOT NULL GENERATED ALWAYS AS (
    CASE WHEN kind IN ('favourite', 'reblog') THEN kind || '-' || tweet_id::text || '-' || (id / (12 * 3600000 * 4096::bigint))::text
         WHEN kind = 'follow' THEN 'follow-' || (id / (12 * 3600000 * 4096::bigint))::text
         ELSE 'ungrouped-' || id::text END
  ) STORED,
  UNIQUE NULLS NOT DISTINCT (account_id, kind, actor_id, tweet_id),
  CHECK (account_id <> actor_id),
  CHECK ((tweet_id IS NULL) = (kind IN ('follow', 'follow_request')))
);
CREATE INDEX notifications_page ON notifications.notifications (account_id, id DESC) WHERE NOT dismissed;
CREATE INDEX notifications_kind_page ON notifications.notifications (account_id, kind, id DESC) WHERE NOT dismissed;
CREATE INDEX notifications_group ON notifications.notifications (account_id, group_key, id DESC) WHERE NOT dismissed;
CREATE INDEX notifications_tweet ON notifications.notifications (tweet_id) WHERE tweet_id IS NOT NULL;
CREATE INDEX notifications_actor ON notifications.notifications (actor_id, id DESC);
ALTER TABLE notifications.notifications REPLICA IDENTITY FULL;

-- Up to here an account has cleared its list: a back-fill does not bring it back.
CREATE TABLE notifications.clearings (
  account_id  bigint PRIMARY KEY,
  cleared_id  bigint NOT NULL
);

CREATE TABLE notifications.markers (
  account_id    bigint NOT NULL,
  timeline      text NOT NULL CHECK (timeline IN ('home', 'notifications')),
  last_read_id  bigint NOT NULL,
  version       integer NOT NULL DEFAULT 1,
  updated_at    timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, timeline)
);

-- Accounts on their way out: nothing is written about them any more; `purged_at` once nothing is left of them here.
CREATE TABLE notifications.gone_accounts (
  account_id  bigint PRIMARY KEY,
  purged_at   timestamptz(3)
);
CREATE INDEX gone_accounts_waiting ON notifications.gone_accounts (account_id) WHERE purged_at IS NULL;

-- How far the consumer group has come, beside what it has written. Null: nowhere yet.
CREATE TABLE notifications.applied_positions (
  topic      text NOT NULL,
  partition  integer NOT NULL,
  epoch      integer,
  lsn        bigint,
  index      integer,
  PRIMARY KEY (topic, partition)
);
