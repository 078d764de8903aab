-- What can be found: the schema `search`, owned by search-service. All of it is derived; `npm run rebuild -- index` makes it anew.
-- Every table of the index exists twice (slots 0 and 1): one answers, the other is filled beside it during a rebuild; `state` says which.

CREATE TABLE search.state (
  singleton  boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  active     smallint NOT NULL DEFAULT 0 CHECK (active IN (0, 1)),
  building   smallint CHECK (building IN (0, 1) AND building <> active)
);
INSERT INTO search.state DEFAULT VALUES;

-- The position applied last, beside the effects and in their transaction (packages/event-log, appliedOnce).
CREATE TABLE search.applied (
  topic      text NOT NULL,
  partition  integer NOT NULL,
  epoch      integer NOT NULL,
  lsn        bigint NOT NULL,
  index      integer NOT NULL,
  PRIMARY KEY (topic, partition)
);

-- (epoch, lsn, index) is the log position of the change that a row shows; an older change never wins. `gone` rows are tombstones:
-- they keep a late event, or a row that a rebuild read too early, from bringing something back. A rebuild leaves them behind.
-- vector: words as they stand at their positions (weight A), stems as `en/run` at the same (C), facts as `f/<author>`, `h/link`, ….
CREATE TABLE search.posts_0 (
  id         bigint PRIMARY KEY,
  author_id  bigint NOT NULL,
  open       boolean NOT NULL,
  language   text,
  tags       text[] NOT NULL,
  vector     tsvector NOT NULL,
  gone       boolean NOT NULL DEFAULT false,
  epoch      integer NOT NULL,
  lsn        bigint NOT NULL,
  index      integer NOT NULL
) WITH (fillfactor = 90);
-- The pending list makes new posts three times cheaper, but every search reads through it: 256 kB of it at most.
CREATE INDEX posts_vector_0 ON search.posts_0 USING gin (vector) WITH (gin_pending_list_limit = 256);
CREATE INDEX posts_newest_0 ON search.posts_0 (id DESC) WHERE open AND NOT gone;
CREATE INDEX posts_author_0 ON search.posts_0 (author_id, id DESC) WHERE NOT gone;

-- What an account keeps: posts it liked, bookmarked or boosted. Its own posts need no row.
CREATE TABLE search.library_0 (
  account_id  bigint NOT NULL,
  post_id     bigint NOT NULL,
  reason      text NOT NULL CHECK (reason IN ('liked', 'bookmarked', 'boosted')),
  gone        boolean NOT NULL DEFAULT false,
  epoch       integer NOT NULL,
  lsn         bigint NOT NULL,
  index       integer NOT NULL,
  PRIMARY KEY (account_id, post_id, reason)
);

-- Who lets others find their posts. Authors who are not here yet do, as far as the index knows; the gateway asks the account itself.
CREATE TABLE search.authors_0 (
  account_id  bigint PRIMARY KEY,
  active      boolean NOT NULL,
  indexable   boolean NOT NULL,
  epoch       integer NOT NULL,
  lsn         bigint NOT NULL,
  index       integer NOT NULL
);
CREATE INDEX authors_hidden_0 ON search.authors_0 (account_id) WHERE NOT (active AND indexable);

-- People by name; `name` and `display` are folded. A term is the name, or a word of the display name.
CREATE TABLE search.people_0 (
  account_id       bigint PRIMARY KEY,
  name             text NOT NULL,
  display          text NOT NULL,
  terms            text[] NOT NULL,
  followers_count  bigint NOT NULL,
  active           boolean NOT NULL,
  epoch            integer NOT NULL,
  lsn              bigint NOT NULL,
  index            integer NOT NULL
);
CREATE TABLE search.people_terms_0 (
  account_id       bigint NOT NULL,
  term             text NOT NULL,
  followers_count  bigint NOT NULL,
  PRIMARY KEY (account_id, term)
);
-- A completion reads the first of a bucket in the order of its answer: a range of all names that begin so would have to be sorted.
CREATE INDEX people_terms_1_0 ON search.people_terms_0 (left(term, 1), followers_count DESC, account_id, term);
CREATE INDEX people_terms_3_0 ON search.people_terms_0 (left(term, 3), followers_count DESC, account_id, term);
CREATE INDEX people_terms_all_0 ON search.people_terms_0 (term text_pattern_ops);

-- Hashtags of public posts, with the number of posts.
CREATE TABLE search.tags_0 (
  name    text PRIMARY KEY,
  folded  text NOT NULL,
  uses    bigint NOT NULL
);
CREATE INDEX tags_1_0 ON search.tags_0 (left(folded, 1), uses DESC, name, folded);
CREATE INDEX tags_3_0 ON search.tags_0 (left(folded, 3), uses DESC, name, folded);
CREATE INDEX tags_all_0 ON search.tags_0 (folded text_pattern_ops);

CREATE TABLE search.posts_1 (LIKE search.posts_0 INCLUDING ALL) WITH (fillfactor = 90);
CREATE TABLE search.library_1 (LIKE search.library_0 INCLUDING ALL);
CREATE TABLE search.authors_1 (LIKE search.authors_0 INCLUDING ALL);
CREATE TABLE search.people_1 (LIKE search.people_0 INCLUDING ALL);
CREATE TABLE search.people_terms_1 (LIKE search.people_terms_0 INCLUDING ALL);
CREATE TABLE search.tags_1 (LIKE search.tags_0 INCLUDING ALL);

-- TRUNCATE and ANALYZE belong to a table's owner; the service's role may have them done, on a slot that is not answering.
CREATE FUNCTION search.clear_slot(slot smallint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM search.state WHERE active = slot) THEN
    RAISE EXCEPTION 'slot % answers searches', slot;
  END IF;
  EXECUTE format('TRUNCATE search.posts_%1$s, search.library_%1$s, search.authors_%1$s, search.people_%1$s,
                           search.people_terms_%1$s, search.tags_%1$s', slot);
END $$;
CREATE FUNCTION search.analyze_slot(slot smallint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format('ANALYZE search.posts_%1$s, search.library_%1$s, search.authors_%1$s, search.people_%1$s,
                          search.people_terms_%1$s, search.tags_%1$s', slot);
END $$;
