-- The relay's own state, the dead letters of every consumer group, and the publication. Applied last: it names others' tables.

-- One row. The epoch rises with a new slot, a new cluster and a restore, because LSNs start lower again there.
CREATE TABLE relay.state (
  singleton          boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  epoch              integer NOT NULL DEFAULT 0,
  system_identifier  text
);
INSERT INTO relay.state DEFAULT VALUES;

-- Events that a consumer could not digest. Every service may park and take back its own (grants: the migration runner).
CREATE TABLE relay.dead_letters (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  group_name  text NOT NULL,
  topic       text NOT NULL,
  partition   integer NOT NULL,
  epoch       integer NOT NULL,
  lsn         bigint NOT NULL,
  index       integer NOT NULL,
  event       jsonb NOT NULL,
  error       text NOT NULL,
  attempts    integer NOT NULL,
  parked_at   timestamptz NOT NULL DEFAULT now(),
  UNIQUE (group_name, epoch, lsn, index)
);

-- It names its tables, because a publication of whole schemas needs a superuser.
CREATE PUBLICATION rookery FOR TABLE
  users.accounts, users.sessions, users.follows, users.blocks, users.mutes, tweets.tweets, tweets.likes;
