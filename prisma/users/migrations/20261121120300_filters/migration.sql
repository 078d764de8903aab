-- Filters: what people would rather not read. Keywords and single posts, under a title, for some places, for a while.

CREATE TABLE users.filters (
  id          bigint PRIMARY KEY DEFAULT users.next_id(),
  account_id  bigint NOT NULL REFERENCES users.accounts ON DELETE CASCADE,
  title       text NOT NULL,
  context     text[] NOT NULL
              CHECK (context <> '{}' AND context <@ ARRAY['home', 'notifications', 'public', 'thread', 'account']),
  action      text NOT NULL DEFAULT 'warn' CHECK (action IN ('warn', 'hide', 'blur')),
  expires_at  timestamptz(3),
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  updated_at  timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX filters_account ON users.filters (account_id, id);
ALTER TABLE users.filters REPLICA IDENTITY FULL;

CREATE TABLE users.filter_keywords (
  id          bigint PRIMARY KEY DEFAULT users.next_id(),
  filter_id   bigint NOT NULL REFERENCES users.filters ON DELETE CASCADE,
  keyword     text NOT NULL,
  whole_word  boolean NOT NULL DEFAULT true
);
CREATE INDEX filter_keywords_filter ON users.filter_keywords (filter_id, id);

-- Posts are another service's: no foreign key.
CREATE TABLE users.filter_statuses (
  id         bigint PRIMARY KEY DEFAULT users.next_id(),
  filter_id  bigint NOT NULL REFERENCES users.filters ON DELETE CASCADE,
  tweet_id   bigint NOT NULL,
  UNIQUE (filter_id, tweet_id)
);

-- A change of its parts is a change of the filter, so that one published table tells of all.
CREATE FUNCTION users.touch_filters() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE users.filters SET updated_at = clock_timestamp() WHERE id IN (SELECT filter_id FROM parts);
  RETURN NULL;
END $$;
CREATE TRIGGER touch_by_new_keywords AFTER INSERT ON users.filter_keywords REFERENCING NEW TABLE AS parts
  FOR EACH STATEMENT EXECUTE FUNCTION users.touch_filters();
CREATE TRIGGER touch_by_changed_keywords AFTER UPDATE ON users.filter_keywords REFERENCING NEW TABLE AS parts
  FOR EACH STATEMENT EXECUTE FUNCTION users.touch_filters();
CREATE TRIGGER touch_by_gone_keywords AFTER DELETE ON users.filter_keywords REFERENCING OLD TABLE AS parts
  FOR EACH STATEMENT EXECUTE FUNCTION users.touch_filters();
CREATE TRIGGER touch_by_new_statuses AFTER INSERT ON users.filter_statuses REFERENCING NEW TABLE AS parts
  FOR EACH STATEMENT EXECUTE FUNCTION users.touch_filters();
CREATE TRIGGER touch_by_gone_statuses AFTER DELETE ON users.filter_statuses REFERENCING OLD TABLE AS parts
  FOR EACH STATEMENT EXECUTE FUNCTION users.touch_filters();
