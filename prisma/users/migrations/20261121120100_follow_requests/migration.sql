-- Who asks to follow a locked account. A request carries what the follow will: how it shall be once it is accepted.
CREATE TABLE users.follow_requests (
  id           bigint NOT NULL DEFAULT users.next_id(),
  follower_id  bigint NOT NULL REFERENCES users.accounts ON DELETE CASCADE,
  followee_id  bigint NOT NULL REFERENCES users.accounts ON DELETE CASCADE,
  show_boosts  boolean NOT NULL DEFAULT true,
  notify       boolean NOT NULL DEFAULT false,
  languages    text[],
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (follower_id, followee_id),
  CHECK (follower_id <> followee_id)
);
CREATE INDEX follow_requests_page ON users.follow_requests (followee_id, id);
ALTER TABLE users.follow_requests REPLICA IDENTITY FULL;

-- A request is never beside a block or a follow of the same two. The lock is the one that follows and blocks take (the counter
-- rows, in id order): whoever comes second sees the first.
CREATE FUNCTION users.check_follow_requests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO users.account_counters AS c (account_id)
  SELECT follower_id FROM edges UNION SELECT followee_id FROM edges ORDER BY 1
  ON CONFLICT (account_id) DO UPDATE SET followers_count = c.followers_count;
  IF EXISTS (SELECT FROM edges e JOIN users.blocks b ON b.account_id = e.followee_id AND b.target_id = e.follower_id)
  OR EXISTS (SELECT FROM edges e JOIN users.blocks b ON b.account_id = e.follower_id AND b.target_id = e.followee_id) THEN
    RAISE EXCEPTION 'a block stands between follower and followee'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'follows_no_block';
  END IF;
  DELETE FROM users.follow_requests r USING edges e
  WHERE r.follower_id = e.follower_id AND r.followee_id = e.followee_id
    AND EXISTS (SELECT FROM users.follows f WHERE f.follower_id = e.follower_id AND f.followee_id = e.followee_id);
  RETURN NULL;
END $$;
CREATE TRIGGER check_follow_requests AFTER INSERT ON users.follow_requests REFERENCING NEW TABLE AS edges
  FOR EACH STATEMENT EXECUTE FUNCTION users.check_follow_requests();

-- A follow answers the request for it. Runs after count_follows (triggers run by name), so under the lock.
CREATE FUNCTION users.follow_ends_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM users.follow_requests r USING edges e
  WHERE r.follower_id = e.follower_id AND r.followee_id = e.followee_id;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_ends_request AFTER INSERT ON users.follows REFERENCING NEW TABLE AS edges
  FOR EACH STATEMENT EXECUTE FUNCTION users.follow_ends_request();

-- As before, and it ends requests in both directions too.
CREATE OR REPLACE FUNCTION users.block_ends_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  FOR round IN 1..2 LOOP
    DELETE FROM users.follow_requests r
    USING (SELECT account_id, target_id FROM edges UNION SELECT target_id, account_id FROM edges) AS e (a, b)
    WHERE r.follower_id = e.a AND r.followee_id = e.b;
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

-- Whoever stops asking to be asked accepts those who wait, as in Mastodon.
CREATE FUNCTION users.unlocking_accepts_requests() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH accepted AS (DELETE FROM users.follow_requests WHERE followee_id = NEW.id RETURNING *)
  INSERT INTO users.follows (follower_id, followee_id, show_boosts, notify, languages)
  SELECT follower_id, followee_id, show_boosts, notify, languages FROM accepted ORDER BY id
  ON CONFLICT (follower_id, followee_id) DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER unlocking_accepts_requests AFTER UPDATE OF locked ON users.accounts FOR EACH ROW
  WHEN (OLD.locked AND NOT NEW.locked) EXECUTE FUNCTION users.unlocking_accepts_requests();
