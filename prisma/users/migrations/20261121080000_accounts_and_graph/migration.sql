-- Accounts, credentials, OAuth and the follow graph: the schema `users`, owned by user-service.
-- Published tables have REPLICA IDENTITY FULL: the relay makes whole events of old rows.

CREATE SEQUENCE users.id_sequence;

-- A 53-bit snowflake: milliseconds since 2016-01-01, then 12 bits of the sequence.
CREATE FUNCTION users.next_id() RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT (floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint - 1451606400000) * 4096
       + nextval('users.id_sequence') % 4096
$$;

CREATE TABLE users.accounts (
  id                  bigint PRIMARY KEY DEFAULT users.next_id(),
  username            text NOT NULL CHECK (username ~ '^[A-Za-z0-9_]{1,30}$'),
  display_name        text NOT NULL DEFAULT '',
  note                text NOT NULL DEFAULT '',
  fields              jsonb NOT NULL DEFAULT '[]',
  locked              boolean NOT NULL DEFAULT false,
  bot                 boolean NOT NULL DEFAULT false,
  discoverable        boolean NOT NULL DEFAULT true,
  indexable           boolean NOT NULL DEFAULT true,
  default_visibility  text NOT NULL DEFAULT 'public' CHECK (default_visibility IN ('public', 'unlisted', 'followers')),
  default_sensitive   boolean NOT NULL DEFAULT false,
  default_language    text,
  state               text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended', 'deleting')),
  admin               boolean NOT NULL DEFAULT false,
  created_at          timestamptz(3) NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX accounts_username ON users.accounts (lower(username) text_pattern_ops);
ALTER TABLE users.accounts REPLICA IDENTITY FULL;

-- Apart from accounts, so that no secret is in a published row.
CREATE TABLE users.credentials (
  account_id     bigint PRIMARY KEY REFERENCES users.accounts ON DELETE CASCADE,
  password_hash  text NOT NULL,
  email          text
);
CREATE UNIQUE INDEX credentials_email ON users.credentials (lower(email));

-- Unpublished: a counter is not a fact about the row it belongs to.
CREATE TABLE users.account_counters (
  account_id       bigint PRIMARY KEY REFERENCES users.accounts ON DELETE CASCADE,
  followers_count  bigint NOT NULL DEFAULT 0,
  following_count  bigint NOT NULL DEFAULT 0
);

CREATE TABLE users.oauth_apps (
  id             bigint PRIMARY KEY DEFAULT users.next_id(),
  client_id      text NOT NULL UNIQUE,
  client_secret  text NOT NULL,
  name           text NOT NULL,
  website        text,
  redirect_uris  text[] NOT NULL,
  scopes         text[] NOT NULL,
  created_at     timestamptz(3) NOT NULL DEFAULT now()
);

-- Only a hash of the code is kept; a used one stays until it expires, so that a second use is noticed.
CREATE TABLE users.oauth_codes (
  code_hash       bytea PRIMARY KEY,
  app_id          bigint NOT NULL REFERENCES users.oauth_apps ON DELETE CASCADE,
  account_id      bigint NOT NULL REFERENCES users.accounts ON DELETE CASCADE,
  redirect_uri    text NOT NULL,
  scopes          text[] NOT NULL,
  code_challenge  text,
  expires_at      timestamptz(3) NOT NULL,
  session_id      bigint
);

CREATE TABLE users.sessions (
  id          bigint PRIMARY KEY DEFAULT users.next_id(),
  account_id  bigint REFERENCES users.accounts ON DELETE CASCADE,
  app_id      bigint NOT NULL REFERENCES users.oauth_apps ON DELETE CASCADE,
  scopes      text[] NOT NULL,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  revoked_at  timestamptz(3)
);
CREATE INDEX sessions_account ON users.sessions (account_id) WHERE revoked_at IS NULL;
ALTER TABLE users.sessions REPLICA IDENTITY FULL;

-- `id` orders follower pages; `bucket` (one of 64, the follower's) lets fan-out ranges touch few Redis Cluster slots.
CREATE TABLE users.follows (
  id           bigint NOT NULL DEFAULT users.next_id(),
  follower_id  bigint NOT NULL REFERENCES users.accounts ON DELETE CASCADE,
  followee_id  bigint NOT NULL REFERENCES users.accounts ON DELETE CASCADE,
  bucket       smallint NOT NULL GENERATED ALWAYS AS ((follower_id % 64)::smallint) STORED,
  show_boosts  boolean NOT NULL DEFAULT true,
  notify       boolean NOT NULL DEFAULT false,
  languages    text[],
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (follower_id, followee_id),
  CHECK (follower_id <> followee_id)
);
CREATE INDEX follows_range ON users.follows (followee_id, bucket, follower_id);
CREATE INDEX follows_followers_page ON users.follows (followee_id, id);
CREATE INDEX follows_following_page ON users.follows (follower_id, id);
ALTER TABLE users.follows REPLICA IDENTITY FULL;

CREATE TABLE users.blocks (
  id          bigint NOT NULL DEFAULT users.next_id(),
  account_id  bigint NOT NULL REFERENCES users.accounts ON DELETE CASCADE,
  target_id   bigint NOT NULL REFERENCES users.accounts ON DELETE CASCADE,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, target_id),
  CHECK (account_id <> target_id)
);
CREATE INDEX blocks_target ON users.blocks (target_id, account_id);
CREATE INDEX blocks_page ON users.blocks (account_id, id);
ALTER TABLE users.blocks REPLICA IDENTITY FULL;

CREATE TABLE users.mutes (
  id                  bigint NOT NULL DEFAULT users.next_id(),
  account_id          bigint NOT NULL REFERENCES users.accounts ON DELETE CASCADE,
  target_id           bigint NOT NULL REFERENCES users.accounts ON DELETE CASCADE,
  hide_notifications  boolean NOT NULL DEFAULT true,
  expires_at          timestamptz(3),
  created_at          timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, target_id),
  CHECK (account_id <> target_id)
);
CREATE INDEX mutes_page ON users.mutes (account_id, id);
ALTER TABLE users.mutes REPLICA IDENTITY FULL;

-- Counters follow the rows, whoever changes them. Both counter rows are taken in id order: no deadlock between A→B and B→A.
CREATE FUNCTION users.count_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  edge users.follows := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
  step integer := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
  IF step = 1 THEN
    INSERT INTO users.account_counters AS c (account_id, followers_count, following_count)
    SELECT * FROM (VALUES (edge.follower_id, 0, 1), (edge.followee_id, 1, 0)) AS d (account_id, followers, following)
    ORDER BY d.account_id
    ON CONFLICT (account_id) DO UPDATE
    SET followers_count = c.followers_count + EXCLUDED.followers_count,
        following_count = c.following_count + EXCLUDED.following_count;
  ELSE
    PERFORM 1 FROM users.account_counters
    WHERE account_id IN (edge.follower_id, edge.followee_id) ORDER BY account_id FOR UPDATE;
    UPDATE users.account_counters
    SET followers_count = followers_count - (account_id = edge.followee_id)::integer,
        following_count = following_count - (account_id = edge.follower_id)::integer
    WHERE account_id IN (edge.follower_id, edge.followee_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_follow AFTER INSERT OR DELETE ON users.follows FOR EACH ROW EXECUTE FUNCTION users.count_follow();

-- A block ends follows in both directions, also one inserted by hand.
CREATE FUNCTION users.block_ends_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM users.follows
  WHERE (follower_id, followee_id) IN ((NEW.account_id, NEW.target_id), (NEW.target_id, NEW.account_id));
  RETURN NULL;
END $$;
CREATE TRIGGER block_ends_follows AFTER INSERT ON users.blocks FOR EACH ROW EXECUTE FUNCTION users.block_ends_follows();

-- The first account of an instance is its administrator.
CREATE FUNCTION users.first_is_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM users.accounts) THEN NEW.admin := true; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER first_is_admin BEFORE INSERT ON users.accounts FOR EACH ROW EXECUTE FUNCTION users.first_is_admin();
