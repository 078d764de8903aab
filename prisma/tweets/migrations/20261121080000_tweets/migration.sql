-- Posts, likes and boosts: the schema `tweets`, owned by tweet-service.

CREATE SEQUENCE tweets.id_sequence;

CREATE FUNCTION tweets.next_id() RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT (floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint - 1451606400000) * 4096
       + nextval('tweets.id_sequence') % 4096
$$;

-- A boost is a row with boost_of_id and no text. Its columns are all that the relay needs to make an event.
CREATE TABLE tweets.tweets (
  id                      bigint PRIMARY KEY DEFAULT tweets.next_id(),
  author_id               bigint NOT NULL,
  text                    text NOT NULL DEFAULT '',
  spoiler_text            text NOT NULL DEFAULT '',
  sensitive               boolean NOT NULL DEFAULT false,
  language                text,
  visibility              text NOT NULL DEFAULT 'public' CHECK (visibility IN ('public', 'unlisted', 'followers', 'direct')),
  in_reply_to_id          bigint,
  in_reply_to_account_id  bigint,
  boost_of_id             bigint REFERENCES tweets.tweets ON DELETE CASCADE,
  boost_of_author_id      bigint,
  mention_ids             bigint[] NOT NULL DEFAULT '{}',
  tags                    text[] NOT NULL DEFAULT '{}',
  app_id                  bigint,
  created_at              timestamptz NOT NULL DEFAULT now(),
  edited_at               timestamptz
);
CREATE INDEX tweets_author ON tweets.tweets (author_id, id DESC);
CREATE INDEX tweets_public ON tweets.tweets (id DESC)
  WHERE visibility = 'public' AND boost_of_id IS NULL;
CREATE INDEX tweets_replies ON tweets.tweets (in_reply_to_id, id) WHERE in_reply_to_id IS NOT NULL;
CREATE UNIQUE INDEX tweets_boost ON tweets.tweets (boost_of_id, author_id) WHERE boost_of_id IS NOT NULL;
CREATE INDEX tweets_tags ON tweets.tweets USING gin (tags) WHERE tags <> '{}';
ALTER TABLE tweets.tweets REPLICA IDENTITY FULL;

CREATE TABLE tweets.tweet_edits (
  tweet_id      bigint NOT NULL REFERENCES tweets.tweets ON DELETE CASCADE,
  version       integer NOT NULL,
  text          text NOT NULL,
  spoiler_text  text NOT NULL,
  sensitive     boolean NOT NULL,
  language      text,
  created_at    timestamptz NOT NULL,
  PRIMARY KEY (tweet_id, version)
);

CREATE TABLE tweets.likes (
  id               bigint NOT NULL DEFAULT tweets.next_id(),
  account_id       bigint NOT NULL,
  tweet_id         bigint NOT NULL REFERENCES tweets.tweets ON DELETE CASCADE,
  tweet_author_id  bigint NOT NULL,
  created_at       timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tweet_id, account_id)
);
CREATE INDEX likes_account ON tweets.likes (account_id, id DESC);
ALTER TABLE tweets.likes REPLICA IDENTITY FULL;

-- Unpublished: a like must not arrive as an update of the post.
CREATE TABLE tweets.tweet_counters (
  tweet_id       bigint PRIMARY KEY REFERENCES tweets.tweets ON DELETE CASCADE,
  likes_count    bigint NOT NULL DEFAULT 0,
  boosts_count   bigint NOT NULL DEFAULT 0,
  replies_count  bigint NOT NULL DEFAULT 0
);
CREATE TABLE tweets.author_counters (
  author_id       bigint PRIMARY KEY,
  statuses_count  bigint NOT NULL DEFAULT 0,
  last_status_at  timestamptz
);

CREATE TABLE tweets.idempotency_keys (
  author_id   bigint NOT NULL,
  key         text NOT NULL,
  tweet_id    bigint NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (author_id, key)
);
CREATE INDEX idempotency_keys_age ON tweets.idempotency_keys (created_at);

-- What can be derived is derived, so that a row inserted by hand is as good as one from the API.
CREATE FUNCTION tweets.complete_tweet() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.boost_of_id IS NOT NULL AND NEW.boost_of_author_id IS NULL THEN
    SELECT author_id INTO NEW.boost_of_author_id FROM tweets.tweets WHERE id = NEW.boost_of_id;
  END IF;
  IF NEW.in_reply_to_id IS NOT NULL AND NEW.in_reply_to_account_id IS NULL THEN
    SELECT author_id INTO NEW.in_reply_to_account_id FROM tweets.tweets WHERE id = NEW.in_reply_to_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER complete_tweet BEFORE INSERT ON tweets.tweets FOR EACH ROW
  WHEN (NEW.boost_of_id IS NOT NULL OR NEW.in_reply_to_id IS NOT NULL) EXECUTE FUNCTION tweets.complete_tweet();

CREATE FUNCTION tweets.complete_like() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT author_id INTO NEW.tweet_author_id FROM tweets.tweets WHERE id = NEW.tweet_id;
  RETURN NEW;
END $$;
CREATE TRIGGER complete_like BEFORE INSERT ON tweets.likes FOR EACH ROW
  WHEN (NEW.tweet_author_id IS NULL) EXECUTE FUNCTION tweets.complete_like();

-- An UPDATE is an edit only when what people read has changed; the version before is kept.
CREATE FUNCTION tweets.keep_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tweets.tweet_edits (tweet_id, version, text, spoiler_text, sensitive, language, created_at)
  SELECT OLD.id, count(*) + 1, OLD.text, OLD.spoiler_text, OLD.sensitive, OLD.language, coalesce(OLD.edited_at, OLD.created_at)
  FROM tweets.tweet_edits WHERE tweet_id = OLD.id;
  NEW.edited_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER keep_edit BEFORE UPDATE ON tweets.tweets FOR EACH ROW
  WHEN ((OLD.text, OLD.spoiler_text, OLD.sensitive, OLD.language)
        IS DISTINCT FROM (NEW.text, NEW.spoiler_text, NEW.sensitive, NEW.language))
  EXECUTE FUNCTION tweets.keep_edit();

CREATE FUNCTION tweets.count_tweet() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  tweet tweets.tweets := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO tweets.author_counters AS c (author_id, statuses_count, last_status_at)
    VALUES (tweet.author_id, 1, tweet.created_at)
    ON CONFLICT (author_id) DO UPDATE
    SET statuses_count = c.statuses_count + 1, last_status_at = greatest(c.last_status_at, EXCLUDED.last_status_at);
    IF tweet.in_reply_to_id IS NOT NULL OR tweet.boost_of_id IS NOT NULL THEN
      INSERT INTO tweets.tweet_counters AS c (tweet_id, boosts_count, replies_count)
      SELECT t.id, (tweet.boost_of_id IS NOT NULL)::integer, (tweet.boost_of_id IS NULL)::integer
      FROM tweets.tweets t WHERE t.id = coalesce(tweet.boost_of_id, tweet.in_reply_to_id)
      ON CONFLICT (tweet_id) DO UPDATE
      SET boosts_count = c.boosts_count + EXCLUDED.boosts_count,
          replies_count = c.replies_count + EXCLUDED.replies_count;
    END IF;
  ELSE
    UPDATE tweets.author_counters SET statuses_count = statuses_count - 1 WHERE author_id = tweet.author_id;
    IF tweet.boost_of_id IS NOT NULL THEN
      UPDATE tweets.tweet_counters SET boosts_count = boosts_count - 1 WHERE tweet_id = tweet.boost_of_id;
    ELSIF tweet.in_reply_to_id IS NOT NULL THEN
      UPDATE tweets.tweet_counters SET replies_count = replies_count - 1 WHERE tweet_id = tweet.in_reply_to_id;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_tweet AFTER INSERT OR DELETE ON tweets.tweets FOR EACH ROW EXECUTE FUNCTION tweets.count_tweet();

CREATE FUNCTION tweets.count_like() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO tweets.tweet_counters AS c (tweet_id, likes_count) VALUES (NEW.tweet_id, 1)
    ON CONFLICT (tweet_id) DO UPDATE SET likes_count = c.likes_count + 1;
  ELSE
    UPDATE tweets.tweet_counters SET likes_count = likes_count - 1 WHERE tweet_id = OLD.tweet_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_like AFTER INSERT OR DELETE ON tweets.likes FOR EACH ROW EXECUTE FUNCTION tweets.count_like();
