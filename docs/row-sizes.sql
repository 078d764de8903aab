-- What a row takes with its indexes, for docs/scaling.md. Only for a database that is thrown away afterwards:
--   npm run migrate   (with DATABASE_URL of an empty database), then   psql "$DATABASE_URL" -f docs/row-sizes.sql
\set ON_ERROR_STOP on
\set QUIET on
SET timezone = 'UTC';
INSERT INTO users.accounts (username, display_name) SELECT 'reader_' || n, 'Reader number ' || n FROM generate_series(1, 5000) n;
CREATE TEMP TABLE people AS SELECT id, row_number() OVER () - 1 AS n FROM users.accounts;
CREATE UNIQUE INDEX ON people (n);
-- Twenty follows each.
INSERT INTO users.follows (follower_id, followee_id)
  SELECT DISTINCT a.id, b.id FROM people a CROSS JOIN generate_series(1, 20) k JOIN people b ON b.n = (a.n * 7 + k * k * 31) % 5000 WHERE a.id <> b.id;
-- Ten posts of some 120 characters each, one hashtag in every fifth.
INSERT INTO tweets.tweets (author_id, text, language, tags)
  SELECT p.id, 'The herons are back at the pond this morning, and number ' || k || ' has found the old nest by the mill; ' || md5(p.n::text || k), 'en',
    CASE WHEN k % 5 = 0 THEN ARRAY['herons'] ELSE '{}' END
  FROM people p CROSS JOIN generate_series(1, 10) k;
-- Twenty likes each.
CREATE TEMP TABLE posts AS SELECT id, author_id, row_number() OVER () - 1 AS n FROM tweets.tweets;
CREATE UNIQUE INDEX ON posts (n);
INSERT INTO tweets.likes (account_id, tweet_id, tweet_author_id)
  SELECT DISTINCT p.id, t.id, t.author_id FROM people p CROSS JOIN generate_series(1, 20) k JOIN posts t ON t.n = (p.n * 13 + k * k * 101) % 50000;
INSERT INTO notifications.notifications (id, account_id, kind, actor_id, tweet_id)
  SELECT t.id, t.author_id, 'favourite', p.id, t.id FROM posts t JOIN people p ON p.n = (t.n + 17) % 5000 WHERE p.id <> t.author_id;
VACUUM ANALYZE;
\set QUIET off
SELECT what, rows, round(bytes / rows) AS bytes_a_row
FROM (VALUES
  ('account',      (SELECT count(*) FROM users.accounts),              '{users.accounts,users.account_counters,tweets.author_counters}'::regclass[]),
  ('follow',       (SELECT count(*) FROM users.follows),               '{users.follows}'),
  ('post',         (SELECT count(*) FROM tweets.tweets),               '{tweets.tweets,tweets.tweet_counters,tweets.tweet_tags}'),
  ('like',         (SELECT count(*) FROM tweets.likes),                '{tweets.likes}'),
  ('notification', (SELECT count(*) FROM notifications.notifications), '{notifications.notifications}')
) AS rows (what, rows, tables), LATERAL (SELECT sum(pg_total_relation_size(t)) AS bytes FROM unnest(tables) t) AS size;
