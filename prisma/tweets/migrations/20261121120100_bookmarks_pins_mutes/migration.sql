-- What people keep for themselves of posts (bookmarks, pins, muted threads), and to which thread a post belongs.

-- The first post of the thread; NULL on first posts and boosts, whose own id it is. It stays when that post is deleted.
ALTER TABLE tweets.tweets ADD COLUMN thread_id bigint;

-- Answers whose parent is gone share the parent's id. Loops (only possible by hand) have no beginning, and stay without.
WITH RECURSIVE threads (id, thread_id) AS (
  SELECT t.id, t.in_reply_to_id FROM tweets.tweets t
  WHERE t.in_reply_to_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM tweets.tweets p WHERE p.id = t.in_reply_to_id AND p.in_reply_to_id IS NOT NULL)
  UNION ALL
  SELECT t.id, threads.thread_id FROM threads JOIN tweets.tweets t ON t.in_reply_to_id = threads.id
)
UPDATE tweets.tweets t SET thread_id = threads.thread_id FROM threads WHERE t.id = threads.id;
CREATE INDEX tweets_thread ON tweets.tweets (thread_id, id) WHERE thread_id IS NOT NULL;

CREATE OR REPLACE FUNCTION tweets.complete_tweet() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  parent record;
BEGIN
  IF NEW.boost_of_id IS NOT NULL AND NEW.boost_of_author_id IS NULL THEN
    SELECT author_id INTO NEW.boost_of_author_id FROM tweets.tweets WHERE id = NEW.boost_of_id;
  END IF;
  IF NEW.in_reply_to_id IS NOT NULL THEN
    SELECT author_id, coalesce(thread_id, id) AS thread_id INTO parent FROM tweets.tweets WHERE id = NEW.in_reply_to_id;
    NEW.in_reply_to_account_id := coalesce(NEW.in_reply_to_account_id, parent.author_id);
    NEW.thread_id := coalesce(NEW.thread_id, parent.thread_id, NEW.in_reply_to_id);
  END IF;
  RETURN NEW;
END $$;

CREATE TABLE tweets.bookmarks (
  id          bigint NOT NULL DEFAULT tweets.next_id(),
  account_id  bigint NOT NULL,
  tweet_id    bigint NOT NULL REFERENCES tweets.tweets ON DELETE CASCADE,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (tweet_id, account_id)
);
CREATE INDEX bookmarks_account ON tweets.bookmarks (account_id, id DESC);
ALTER TABLE tweets.bookmarks REPLICA IDENTITY FULL;

CREATE TABLE tweets.pins (
  id          bigint NOT NULL DEFAULT tweets.next_id(),
  account_id  bigint NOT NULL,
  tweet_id    bigint PRIMARY KEY REFERENCES tweets.tweets ON DELETE CASCADE,
  created_at  timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX pins_account ON tweets.pins (account_id, id DESC);

-- One's own posts that others may see, at most five. The lock lets two that come at once see each other.
CREATE FUNCTION tweets.check_pin() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  pinned tweets.tweets;
BEGIN
  SELECT * INTO pinned FROM tweets.tweets WHERE id = NEW.tweet_id;
  IF NOT FOUND THEN RETURN NEW; END IF;
  IF pinned.author_id <> NEW.account_id THEN
    RAISE EXCEPTION 'another’s post' USING ERRCODE = 'check_violation', CONSTRAINT = 'pins_own';
  ELSIF pinned.boost_of_id IS NOT NULL THEN
    RAISE EXCEPTION 'a boost' USING ERRCODE = 'check_violation', CONSTRAINT = 'pins_no_boost';
  ELSIF pinned.visibility = 'direct' THEN
    RAISE EXCEPTION 'a direct post' USING ERRCODE = 'check_violation', CONSTRAINT = 'pins_not_direct';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('tweets.pins', NEW.account_id));
  IF (SELECT count(*) FROM tweets.pins WHERE account_id = NEW.account_id AND tweet_id <> NEW.tweet_id) >= 5 THEN
    RAISE EXCEPTION 'enough pins' USING ERRCODE = 'check_violation', CONSTRAINT = 'pins_limit';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_pin BEFORE INSERT ON tweets.pins FOR EACH ROW EXECUTE FUNCTION tweets.check_pin();

-- A thread may be muted when its first post is gone: no foreign key.
CREATE TABLE tweets.thread_mutes (
  account_id  bigint NOT NULL,
  thread_id   bigint NOT NULL,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, thread_id)
);
