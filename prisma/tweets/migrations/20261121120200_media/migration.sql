-- Media of posts. The state of processing is the row; the files lie in a media store under keys made of their content.

CREATE TABLE tweets.media (
  id                    bigint PRIMARY KEY DEFAULT tweets.next_id(),
  account_id            bigint NOT NULL,
  tweet_id              bigint REFERENCES tweets.tweets ON DELETE CASCADE,
  kind                  text NOT NULL DEFAULT 'unknown' CHECK (kind IN ('image', 'gifv', 'video', 'audio', 'unknown')),
  state                 text NOT NULL DEFAULT 'processing' CHECK (state IN ('processing', 'ready', 'failed')),
  -- What was uploaded, until it is processed.
  upload_key            text,
  upload_thumbnail_key  text,
  original_key          text,
  preview_key           text,
  content_type          text NOT NULL,
  size                  bigint NOT NULL,
  width                 integer,
  height                integer,
  preview_width         integer,
  preview_height        integer,
  blurhash              text,
  description           text CHECK (char_length(description) <= 1500),
  focus_x               double precision CHECK (focus_x BETWEEN -1 AND 1),
  focus_y               double precision CHECK (focus_y BETWEEN -1 AND 1),
  -- Times that processing began: a file that ends the process must not do so for ever.
  attempts              integer NOT NULL DEFAULT 0,
  error                 text,
  created_at            timestamptz(3) NOT NULL DEFAULT now(),
  -- Since when no post holds it: a day later it is swept.
  unattached_since      timestamptz(3) DEFAULT now(),
  CHECK (state <> 'ready' OR original_key IS NOT NULL)
);
CREATE INDEX media_account ON tweets.media (account_id);
CREATE INDEX media_tweet ON tweets.media (tweet_id) WHERE tweet_id IS NOT NULL;
CREATE INDEX media_unattached ON tweets.media (unattached_since) WHERE tweet_id IS NULL;
CREATE INDEX media_processing ON tweets.media (created_at) WHERE state = 'processing';
CREATE INDEX media_original ON tweets.media (original_key);
CREATE INDEX media_preview ON tweets.media (preview_key);

-- Keys that a row has let go of; a sweep removes the file when no other row refers to it.
CREATE TABLE tweets.media_garbage (
  key    text PRIMARY KEY,
  since  timestamptz(3) NOT NULL DEFAULT now()
);

CREATE FUNCTION tweets.let_go_of_media() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tweets.media_garbage (key)
  SELECT DISTINCT key FROM unnest(ARRAY[OLD.original_key, OLD.preview_key, OLD.upload_key, OLD.upload_thumbnail_key]) AS key
  WHERE key IS NOT NULL ORDER BY key ON CONFLICT (key) DO UPDATE SET since = EXCLUDED.since;
  RETURN NULL;
END $$;
CREATE TRIGGER let_go_of_gone AFTER DELETE ON tweets.media FOR EACH ROW EXECUTE FUNCTION tweets.let_go_of_media();
CREATE TRIGGER let_go_of_replaced AFTER UPDATE ON tweets.media FOR EACH ROW
  WHEN ((OLD.original_key, OLD.preview_key, OLD.upload_key, OLD.upload_thumbnail_key)
        IS DISTINCT FROM (NEW.original_key, NEW.preview_key, NEW.upload_key, NEW.upload_thumbnail_key))
  EXECUTE FUNCTION tweets.let_go_of_media();

-- media_ids: what a post shows, in this order. media_changes counts changed descriptions and focal points, which are edits too.
ALTER TABLE tweets.tweets
  ADD COLUMN media_ids bigint[] NOT NULL DEFAULT '{}',
  ADD COLUMN media_changes integer NOT NULL DEFAULT 0,
  ADD CONSTRAINT boosts_have_no_media CHECK (boost_of_id IS NULL OR media_ids = '{}');
ALTER TABLE tweets.tweet_edits ADD COLUMN media_ids bigint[] NOT NULL DEFAULT '{}';
-- Pages of posts with media: an author's, and the public one.
CREATE INDEX tweets_author_media ON tweets.tweets (author_id, id DESC) WHERE media_ids <> '{}';
CREATE INDEX tweets_public_media ON tweets.tweets (id DESC)
  WHERE visibility = 'public' AND boost_of_id IS NULL
    AND (in_reply_to_account_id IS NULL OR in_reply_to_account_id = author_id) AND media_ids <> '{}';

-- Only the author's own, processed, and no other post's; at most four, video and audio alone. Texts as Mastodon's; RKMED is ours.
-- What an edit takes off stays with the post, so that its history can show it.
CREATE FUNCTION tweets.attach_media() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  problem text;
BEGIN
  IF cardinality(NEW.media_ids) > 4 THEN
    RAISE EXCEPTION USING ERRCODE = 'RKMED', MESSAGE = 'Cannot attach more than 4 files';
  END IF;
  PERFORM 1 FROM tweets.media WHERE id = ANY (NEW.media_ids) ORDER BY id FOR UPDATE;
  SELECT CASE
    WHEN count(*) <> cardinality(NEW.media_ids) THEN 'Media not found or already attached to another post'
    WHEN NOT bool_and(state = 'ready') THEN 'Cannot attach files that have not finished processing. Try again in a moment!'
    WHEN count(*) > 1 AND bool_or(kind IN ('video', 'audio')) THEN 'Cannot attach a video to a post that already contains images'
  END INTO problem
  FROM tweets.media
  WHERE id = ANY (NEW.media_ids) AND account_id = NEW.author_id AND (tweet_id IS NULL OR tweet_id = NEW.id);
  IF problem IS NOT NULL THEN RAISE EXCEPTION USING ERRCODE = 'RKMED', MESSAGE = problem; END IF;
  UPDATE tweets.media SET tweet_id = NEW.id, unattached_since = NULL
  WHERE id = ANY (NEW.media_ids) AND tweet_id IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER attach_media_of_new AFTER INSERT ON tweets.tweets FOR EACH ROW
  WHEN (NEW.media_ids <> '{}') EXECUTE FUNCTION tweets.attach_media();
CREATE TRIGGER attach_media_of_edited AFTER UPDATE ON tweets.tweets FOR EACH ROW
  WHEN (NEW.media_ids <> '{}' AND NEW.media_ids <> OLD.media_ids) EXECUTE FUNCTION tweets.attach_media();

CREATE FUNCTION tweets.media_described() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE tweets.tweets SET media_changes = media_changes + 1 WHERE id = NEW.tweet_id AND NEW.id = ANY (media_ids);
  RETURN NULL;
END $$;
CREATE TRIGGER media_described AFTER UPDATE ON tweets.media FOR EACH ROW
  WHEN (OLD.tweet_id = NEW.tweet_id
        AND (OLD.description, OLD.focus_x, OLD.focus_y) IS DISTINCT FROM (NEW.description, NEW.focus_x, NEW.focus_y))
  EXECUTE FUNCTION tweets.media_described();

-- An UPDATE is an edit only when what people read has changed; the version before is kept, one for all that a transaction changes.
CREATE OR REPLACE FUNCTION tweets.keep_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tweets.tweet_edits (tweet_id, version, text, spoiler_text, sensitive, language, media_ids, created_at)
  SELECT OLD.id, count(*) + 1, OLD.text, OLD.spoiler_text, OLD.sensitive, OLD.language, OLD.media_ids,
         coalesce(OLD.edited_at, OLD.created_at)
  FROM tweets.tweet_edits WHERE tweet_id = OLD.id
  HAVING count(*) FILTER (WHERE xmin = pg_current_xact_id()::xid) = 0;
  NEW.edited_at := clock_timestamp();
  RETURN NEW;
END $$;
DROP TRIGGER keep_edit ON tweets.tweets;
CREATE TRIGGER keep_edit BEFORE UPDATE ON tweets.tweets FOR EACH ROW
  WHEN ((OLD.text, OLD.spoiler_text, OLD.sensitive, OLD.language, OLD.media_ids, OLD.media_changes)
        IS DISTINCT FROM (NEW.text, NEW.spoiler_text, NEW.sensitive, NEW.language, NEW.media_ids, NEW.media_changes))
  EXECUTE FUNCTION tweets.keep_edit();

DROP FUNCTION tweets.post_once;
CREATE FUNCTION tweets.post_once(
  idempotency_key text, author bigint, body text, spoiler text, is_sensitive boolean, lang text, seen_by text,
  reply_to bigint, mentions bigint[], hashtags text[], app bigint, media bigint[] DEFAULT '{}'
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
    INSERT INTO tweets.tweets
      (id, author_id, text, spoiler_text, sensitive, language, visibility, in_reply_to_id, mention_ids, tags, app_id, media_ids)
    VALUES (own_id, author, body, spoiler, is_sensitive, lang, seen_by, reply_to, mentions, hashtags, app, media)
    RETURNING *;
END $$;
