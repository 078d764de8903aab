-- Posts, likes and boosts: the schema `tweets`, owned by tweet-service.

CREATE SEQUENCE tweets.id_sequence;

CREATE FUNCTION tweets.next_id() RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT (floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint - 1451606400000) * 4096
       + nextval('tweets.id_sequence') % 4096
$$;

-- Times are whole milliseconds, as JavaScript and our events have them.
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
  created_at              timestamptz(3) NOT NULL DEFAULT now(),
  edited_at               timestamptz(3)
);
CREATE INDEX tweets_author ON tweets.tweets (author_id, id DESC);
CREATE INDEX tweets_public ON tweets.tweets (id DESC)
  WHERE visibility = 'public' AND boost_of_id IS NULL
    AND (in_reply_to_account_id IS NULL OR in_reply_to_account_id = author_id);
CREATE INDEX tweets_replies ON tweets.tweets (in_reply_to_id, id) WHERE in_reply_to_id IS NOT NULL;
CREATE UNIQUE INDEX tweets_boost ON tweets.tweets (boost_of_id, author_id) WHERE boost_of_id IS NOT NULL;
CREATE INDEX tweets_boosters_page ON tweets.tweets (boost_of_id, id DESC) WHERE boost_of_id IS NOT NULL;
ALTER TABLE tweets.tweets REPLICA IDENTITY FULL;

-- What tag pages show (public posts), in the order they show it: a GIN index on tags would sort all posts of a tag for each page.
CREATE TABLE tweets.tweet_tags (
  tweet_id  bigint NOT NULL REFERENCES tweets.tweets ON DELETE CASCADE,
  tag       text NOT NULL,
  PRIMARY KEY (tweet_id, tag)
);
CREATE INDEX tweet_tags_page ON tweets.tweet_tags (tag, tweet_id DESC);

CREATE TABLE tweets.tweet_edits (
  tweet_id      bigint NOT NULL REFERENCES tweets.tweets ON DELETE CASCADE,
  version       integer NOT NULL,
  text          text NOT NULL,
  spoiler_text  text NOT NULL,
  sensitive     boolean NOT NULL,
  language      text,
  created_at    timestamptz(3) NOT NULL,
  PRIMARY KEY (tweet_id, version)
);

CREATE TABLE tweets.likes (
  id               bigint NOT NULL DEFAULT tweets.next_id(),
  account_id       bigint NOT NULL,
  tweet_id         bigint NOT NULL REFERENCES tweets.tweets ON DELETE CASCADE,
  tweet_author_id  bigint NOT NULL,
  created_at       timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (tweet_id, account_id)
);
CREATE INDEX likes_account ON tweets.likes (account_id, id DESC);
CREATE INDEX likes_likers_page ON tweets.likes (tweet_id, id DESC);
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
  last_status_at  timestamptz(3)
);

CREATE TABLE tweets.idempotency_keys (
  author_id   bigint NOT NULL,
  key         text NOT NULL,
  tweet_id    bigint NOT NULL,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
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

-- Hashtags of a row written by hand (the service gives its own): `#` and letters, digits or `_`, not digits alone.
CREATE FUNCTION tweets.derive_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT coalesce(array_agg(tag ORDER BY first), '{}') INTO NEW.tags FROM (
    SELECT lower(normalize(m[1], NFKC)) AS tag, min(n) AS first
    FROM regexp_matches(NEW.text, '(?<![A-Za-z0-9_/)=&\u00AA-\u1FFF\u2C00-\uD7FF])#([A-Za-z0-9_\u00AA-\u1FFF\u2C00-\uD7FF]+)', 'g')
      WITH ORDINALITY AS r (m, n)
    WHERE m[1] ~ '[^0-9_]' GROUP BY 1
  ) AS found;
  RETURN NEW;
END $$;
CREATE TRIGGER derive_tags_of_new BEFORE INSERT ON tweets.tweets FOR EACH ROW
  WHEN (NEW.tags = '{}' AND strpos(NEW.text, '#') > 0) EXECUTE FUNCTION tweets.derive_tags();
CREATE TRIGGER derive_tags_of_edited BEFORE UPDATE ON tweets.tweets FOR EACH ROW
  WHEN (NEW.text <> OLD.text AND NEW.tags = OLD.tags AND (NEW.tags <> '{}' OR strpos(NEW.text, '#') > 0))
  EXECUTE FUNCTION tweets.derive_tags();

CREATE FUNCTION tweets.index_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN DELETE FROM tweets.tweet_tags WHERE tweet_id = NEW.id; END IF;
  IF NEW.visibility = 'public' THEN
    INSERT INTO tweets.tweet_tags (tweet_id, tag) SELECT NEW.id, unnest(NEW.tags) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER index_tags_of_new AFTER INSERT ON tweets.tweets FOR EACH ROW
  WHEN (NEW.tags <> '{}') EXECUTE FUNCTION tweets.index_tags();
CREATE TRIGGER index_tags_of_edited AFTER UPDATE ON tweets.tweets FOR EACH ROW
  WHEN ((NEW.tags, NEW.visibility) IS DISTINCT FROM (OLD.tags, OLD.visibility)) EXECUTE FUNCTION tweets.index_tags();

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

-- Counters follow the rows. As Mastodon has it, direct posts are not counted for their author, and replies only when all may see
-- them: a counter must not tell of posts that its reader cannot see.
-- Every path takes a post's counters before an author's, several in id order: no deadlock between a reply and a deletion.
CREATE FUNCTION tweets.count_new_tweet() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.boost_of_id IS NOT NULL OR NEW.in_reply_to_id IS NOT NULL AND NEW.visibility IN ('public', 'unlisted') THEN
    INSERT INTO tweets.tweet_counters AS c (tweet_id, boosts_count, replies_count)
    SELECT t.id, (NEW.boost_of_id IS NOT NULL)::integer, (NEW.boost_of_id IS NULL)::integer
    FROM tweets.tweets t WHERE t.id = coalesce(NEW.boost_of_id, NEW.in_reply_to_id)
    ON CONFLICT (tweet_id) DO UPDATE
    SET boosts_count = c.boosts_count + EXCLUDED.boosts_count, replies_count = c.replies_count + EXCLUDED.replies_count;
  END IF;
  IF NEW.visibility <> 'direct' THEN
    INSERT INTO tweets.author_counters AS c (author_id, statuses_count, last_status_at)
    VALUES (NEW.author_id, 1, NEW.created_at)
    ON CONFLICT (author_id) DO UPDATE
    SET statuses_count = c.statuses_count + 1, last_status_at = greatest(c.last_status_at, EXCLUDED.last_status_at);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_new_tweet AFTER INSERT ON tweets.tweets FOR EACH ROW EXECUTE FUNCTION tweets.count_new_tweet();

-- Once per statement: a post that was boosted ten thousand times takes one update with it, not ten thousand of the same row.
CREATE FUNCTION tweets.count_gone_tweets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM tweets.tweet_counters
  WHERE tweet_id IN (SELECT coalesce(boost_of_id, in_reply_to_id) FROM gone) ORDER BY tweet_id FOR UPDATE;
  UPDATE tweets.tweet_counters c
  SET boosts_count = c.boosts_count - g.boosts, replies_count = c.replies_count - g.replies
  FROM (
    SELECT coalesce(boost_of_id, in_reply_to_id) AS tweet_id, count(boost_of_id) AS boosts,
           count(*) FILTER (WHERE boost_of_id IS NULL AND visibility IN ('public', 'unlisted')) AS replies
    FROM gone WHERE boost_of_id IS NOT NULL OR in_reply_to_id IS NOT NULL GROUP BY 1
  ) AS g
  WHERE c.tweet_id = g.tweet_id;
  PERFORM 1 FROM tweets.author_counters WHERE author_id IN (SELECT author_id FROM gone) ORDER BY author_id FOR UPDATE;
  UPDATE tweets.author_counters c
  SET statuses_count = c.statuses_count - g.statuses,
      last_status_at = (SELECT t.created_at FROM tweets.tweets t
                        WHERE t.author_id = c.author_id AND t.visibility <> 'direct' ORDER BY t.id DESC LIMIT 1)
  FROM (SELECT author_id, count(*) AS statuses FROM gone WHERE visibility <> 'direct' GROUP BY 1) AS g
  WHERE c.author_id = g.author_id;
  RETURN NULL;
END $$;
CREATE TRIGGER count_gone_tweets AFTER DELETE ON tweets.tweets REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION tweets.count_gone_tweets();

CREATE FUNCTION tweets.count_new_like() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tweets.tweet_counters AS c (tweet_id, likes_count) VALUES (NEW.tweet_id, 1)
  ON CONFLICT (tweet_id) DO UPDATE SET likes_count = c.likes_count + 1;
  RETURN NULL;
END $$;
CREATE TRIGGER count_new_like AFTER INSERT ON tweets.likes FOR EACH ROW EXECUTE FUNCTION tweets.count_new_like();

CREATE FUNCTION tweets.count_gone_likes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM tweets.tweet_counters WHERE tweet_id IN (SELECT tweet_id FROM gone) ORDER BY tweet_id FOR UPDATE;
  UPDATE tweets.tweet_counters c SET likes_count = c.likes_count - g.likes
  FROM (SELECT tweet_id, count(*) AS likes FROM gone GROUP BY 1) AS g WHERE c.tweet_id = g.tweet_id;
  RETURN NULL;
END $$;
CREATE TRIGGER count_gone_likes AFTER DELETE ON tweets.likes REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION tweets.count_gone_likes();

-- Posts once per (author, key, hour), in one call. A second call with the same key waits for the first, then answers its post.
-- A key whose post was deleted is free again. The row lock that ON CONFLICT takes makes the look at the old post safe.
CREATE FUNCTION tweets.post_once(
  idempotency_key text, author bigint, body text, spoiler text, is_sensitive boolean, lang text, seen_by text,
  reply_to bigint, mentions bigint[], hashtags text[], app bigint
) RETURNS SETOF tweets.tweets LANGUAGE plpgsql AS $$
DECLARE
  own_id bigint := tweets.next_id();
BEGIN
  INSERT INTO tweets.idempotency_keys AS k (author_id, key, tweet_id) VALUES (author, idempotency_key, own_id)
  ON CONFLICT (author_id, key) DO UPDATE SET tweet_id = EXCLUDED.tweet_id, created_at = EXCLUDED.created_at
  WHERE k.created_at < now() - interval '1 hour';
  IF NOT FOUND THEN
    RETURN QUERY SELECT t.* FROM tweets.tweets t JOIN tweets.idempotency_keys k ON k.tweet_id = t.id
      WHERE k.author_id = author AND k.key = idempotency_key;
    IF FOUND THEN RETURN; END IF;
    UPDATE tweets.idempotency_keys k SET tweet_id = own_id, created_at = now()
    WHERE k.author_id = author AND k.key = idempotency_key;
  END IF;
  RETURN QUERY
    INSERT INTO tweets.tweets (id, author_id, text, spoiler_text, sensitive, language, visibility, in_reply_to_id, mention_ids, tags, app_id)
    VALUES (own_id, author, body, spoiler, is_sensitive, lang, seen_by, reply_to, mentions, hashtags, app)
    RETURNING *;
END $$;
