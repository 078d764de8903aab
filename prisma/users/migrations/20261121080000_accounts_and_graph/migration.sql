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
CREATE INDEX accounts_display_name ON users.accounts USING gin (to_tsvector('simple', display_name));
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
CREATE INDEX oauth_codes_age ON users.oauth_codes (expires_at);

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
CREATE INDEX follows_without_boosts ON users.follows (follower_id, followee_id) WHERE NOT show_boosts;
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
CREATE INDEX mutes_expiry ON users.mutes (expires_at) WHERE expires_at IS NOT NULL;
ALTER TABLE users.mutes REPLICA IDENTITY FULL;

-- Counters follow the rows, whoever changes them: once a statement, and in id order, so that A→B and B→A cannot deadlock.
-- The counter rows are also the lock between a follow and a block of the same two: whoever comes second sees the first.
CREATE FUNCTION users.count_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO users.account_counters AS c (account_id, followers_count, following_count)
  SELECT d.account_id, sum(d.followers), sum(d.following)
  FROM (SELECT followee_id, 1, 0 FROM edges UNION ALL SELECT follower_id, 0, 1 FROM edges) AS d (account_id, followers, following)
  GROUP BY d.account_id ORDER BY d.account_id
  ON CONFLICT (account_id) DO UPDATE
  SET followers_count = c.followers_count + EXCLUDED.followers_count,
      following_count = c.following_count + EXCLUDED.following_count;
  IF EXISTS (SELECT FROM edges e JOIN users.blocks b ON b.account_id = e.followee_id AND b.target_id = e.follower_id)
  OR EXISTS (SELECT FROM edges e JOIN users.blocks b ON b.account_id = e.follower_id AND b.target_id = e.followee_id) THEN
    RAISE EXCEPTION 'a block stands between follower and followee'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'follows_no_block';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_follows AFTER INSERT ON users.follows REFERENCING NEW TABLE AS edges
  FOR EACH STATEMENT EXECUTE FUNCTION users.count_follows();

CREATE FUNCTION users.count_unfollows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM users.account_counters
  WHERE account_id IN (SELECT followee_id FROM edges UNION SELECT follower_id FROM edges) ORDER BY account_id FOR UPDATE;
  UPDATE users.account_counters c
  SET followers_count = c.followers_count - d.followers, following_count = c.following_count - d.following
  FROM (
    SELECT account_id, sum(followers) AS followers, sum(following) AS following
    FROM (SELECT followee_id, 1, 0 FROM edges UNION ALL SELECT follower_id, 0, 1 FROM edges) AS e (account_id, followers, following)
    GROUP BY account_id
  ) AS d
  WHERE c.account_id = d.account_id;
  RETURN NULL;
END $$;
CREATE TRIGGER count_unfollows AFTER DELETE ON users.follows REFERENCING OLD TABLE AS edges
  FOR EACH STATEMENT EXECUTE FUNCTION users.count_unfollows();

-- A block ends follows in both directions, also one inserted by hand; once more under the lock, for one that slipped in.
CREATE FUNCTION users.block_ends_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  FOR round IN 1..2 LOOP
    DELETE FROM users.follows f
    USING (SELECT account_id, target_id FROM edges UNION SELECT target_id, account_id FROM edges) AS e (a, b)
    WHERE f.follower_id = e.a AND f.followee_id = e.b;
    IF round = 1 THEN
      INSERT INTO users.account_counters AS c (account_id)
      SELECT account_id FROM edges UNION SELECT target_id FROM edges ORDER BY 1
      ON CONFLICT (account_id) DO UPDATE SET followers_count = c.followers_count;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER block_ends_follows AFTER INSERT ON users.blocks REFERENCING NEW TABLE AS edges
  FOR EACH STATEMENT EXECUTE FUNCTION users.block_ends_follows();

-- The first account of an instance is its administrator; of two that come first together, one.
CREATE FUNCTION users.first_is_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM users.accounts) THEN
    PERFORM pg_advisory_xact_lock(7665354130);
    NEW.admin := NOT EXISTS (SELECT FROM users.accounts);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER first_is_admin BEFORE INSERT ON users.accounts FOR EACH ROW EXECUTE FUNCTION users.first_is_admin();
