-- Conversations: of each thread with direct posts, one row a participant (author or mentioned), kept by triggers.
-- Whoever deletes a conversation deletes their row only; the next direct post of the thread brings it back.
CREATE TABLE tweets.conversations (
  id               bigint NOT NULL UNIQUE DEFAULT tweets.next_id(),
  account_id       bigint NOT NULL,
  thread_id        bigint NOT NULL,
  last_tweet_id    bigint NOT NULL,
  -- The others, as far as this participant's posts name them.
  participant_ids  bigint[] NOT NULL DEFAULT '{}',
  unread           boolean NOT NULL DEFAULT true,
  PRIMARY KEY (account_id, thread_id)
);
CREATE INDEX conversations_page ON tweets.conversations (account_id, last_tweet_id DESC);
CREATE INDEX tweets_direct_thread ON tweets.tweets (coalesce(thread_id, id), id DESC)
  WHERE visibility = 'direct' AND boost_of_id IS NULL;

-- What participants' rows say, from the posts of these threads (null: of all).
CREATE FUNCTION tweets.conversation_facts(threads bigint[])
RETURNS TABLE (account_id bigint, thread_id bigint, last_tweet_id bigint, participant_ids bigint[], unread boolean)
LANGUAGE sql STABLE AS $$
  SELECT p.id, coalesce(t.thread_id, t.id), max(t.id),
         coalesce(array_agg(DISTINCT o.id) FILTER (WHERE o.id <> p.id), '{}'),
         (array_agg(t.author_id <> p.id ORDER BY t.id DESC))[1]
  FROM tweets.tweets t
  CROSS JOIN LATERAL unnest(t.mention_ids || t.author_id) AS p (id)
  CROSS JOIN LATERAL unnest(t.mention_ids || t.author_id) AS o (id)
  WHERE t.visibility = 'direct' AND t.boost_of_id IS NULL AND (threads IS NULL OR coalesce(t.thread_id, t.id) = ANY (threads))
  GROUP BY 1, 2
$$;

-- One's own post is read; a late one (a smaller id) changes nothing but who takes part.
CREATE FUNCTION tweets.join_conversation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tweets.conversations AS c (account_id, thread_id, last_tweet_id, participant_ids, unread)
  SELECT p.id, coalesce(NEW.thread_id, NEW.id), NEW.id,
         ARRAY(SELECT DISTINCT o FROM unnest(NEW.mention_ids || NEW.author_id) AS o WHERE o <> p.id ORDER BY o),
         p.id <> NEW.author_id
  FROM (SELECT DISTINCT unnest(NEW.mention_ids || NEW.author_id)) AS p (id) ORDER BY p.id
  ON CONFLICT (account_id, thread_id) DO UPDATE
  SET last_tweet_id = greatest(c.last_tweet_id, EXCLUDED.last_tweet_id),
      unread = CASE WHEN EXCLUDED.last_tweet_id > c.last_tweet_id THEN EXCLUDED.unread ELSE c.unread END,
      participant_ids = ARRAY(SELECT DISTINCT o FROM unnest(c.participant_ids || EXCLUDED.participant_ids) AS o ORDER BY o);
  RETURN NULL;
END $$;
CREATE TRIGGER join_conversation AFTER INSERT ON tweets.tweets FOR EACH ROW
  WHEN (NEW.visibility = 'direct' AND NEW.boost_of_id IS NULL) EXECUTE FUNCTION tweets.join_conversation();

-- The rows of these participants after posts went or changed: corrected, or removed with the last post. `unread` stays.
CREATE FUNCTION tweets.correct_conversations(threads bigint[], accounts bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM tweets.conversations c
  WHERE c.thread_id = ANY (threads) AND c.account_id = ANY (accounts)
    AND NOT EXISTS (SELECT FROM tweets.tweets t
                    WHERE coalesce(t.thread_id, t.id) = c.thread_id AND t.visibility = 'direct' AND t.boost_of_id IS NULL
                      AND (t.author_id = c.account_id OR t.mention_ids @> ARRAY[c.account_id]));
  UPDATE tweets.conversations c
  SET last_tweet_id = f.last_tweet_id, participant_ids = f.participant_ids
  FROM tweets.conversation_facts(threads) f
  WHERE c.thread_id = f.thread_id AND c.account_id = f.account_id
    AND c.account_id = ANY (accounts)
    AND (c.last_tweet_id, c.participant_ids) IS DISTINCT FROM (f.last_tweet_id, f.participant_ids);
END $$;

CREATE FUNCTION tweets.leave_conversations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM gone WHERE visibility = 'direct' AND boost_of_id IS NULL) THEN
    PERFORM tweets.correct_conversations(array_agg(DISTINCT coalesce(g.thread_id, g.id)), array_agg(DISTINCT p.id))
    FROM gone g CROSS JOIN LATERAL unnest(g.mention_ids || g.author_id) AS p (id)
    WHERE g.visibility = 'direct' AND g.boost_of_id IS NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER leave_conversations AFTER DELETE ON tweets.tweets REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION tweets.leave_conversations();

-- An edit may mention others; by hand, a post may become direct or cease to be.
CREATE FUNCTION tweets.change_conversation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tweets.correct_conversations(ARRAY[coalesce(NEW.thread_id, NEW.id)], OLD.mention_ids || OLD.author_id);
  IF NEW.visibility = 'direct' THEN
    INSERT INTO tweets.conversations (account_id, thread_id, last_tweet_id, participant_ids, unread)
    SELECT f.account_id, f.thread_id, f.last_tweet_id, f.participant_ids, f.unread
    FROM tweets.conversation_facts(ARRAY[coalesce(NEW.thread_id, NEW.id)]) f
    WHERE f.account_id = ANY (NEW.mention_ids || NEW.author_id)
      AND NOT (f.account_id = ANY (OLD.mention_ids) AND OLD.visibility = 'direct')
    ON CONFLICT (account_id, thread_id) DO UPDATE
    SET last_tweet_id = EXCLUDED.last_tweet_id, participant_ids = EXCLUDED.participant_ids;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER change_conversation AFTER UPDATE ON tweets.tweets FOR EACH ROW
  WHEN (NEW.boost_of_id IS NULL AND 'direct' IN (OLD.visibility, NEW.visibility)
        AND (OLD.visibility, OLD.mention_ids) IS DISTINCT FROM (NEW.visibility, NEW.mention_ids))
  EXECUTE FUNCTION tweets.change_conversation();

INSERT INTO tweets.conversations (account_id, thread_id, last_tweet_id, participant_ids, unread)
SELECT account_id, thread_id, last_tweet_id, participant_ids, unread FROM tweets.conversation_facts(NULL);
