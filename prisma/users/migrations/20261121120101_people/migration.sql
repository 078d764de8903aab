-- What somebody keeps about others and shows of themselves. Nobody else's service is told: unpublished.

-- Seen by their author only.
CREATE TABLE users.notes (
  account_id  bigint NOT NULL REFERENCES users.accounts ON DELETE CASCADE,
  target_id   bigint NOT NULL REFERENCES users.accounts ON DELETE CASCADE,
  comment     text NOT NULL CHECK (comment <> ''),
  PRIMARY KEY (account_id, target_id),
  CHECK (account_id <> target_id)
);
CREATE INDEX notes_target ON users.notes (target_id);

-- People whom one shows on one's profile: only those one follows, and no longer than that.
CREATE TABLE users.endorsements (
  id          bigint NOT NULL DEFAULT users.next_id(),
  account_id  bigint NOT NULL,
  target_id   bigint NOT NULL,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, target_id),
  CONSTRAINT endorsements_follow FOREIGN KEY (account_id, target_id)
    REFERENCES users.follows (follower_id, followee_id) ON DELETE CASCADE
);
CREATE INDEX endorsements_page ON users.endorsements (account_id, id);

-- `tag` as posts have it; `name` as it was typed.
CREATE TABLE users.featured_tags (
  id          bigint PRIMARY KEY DEFAULT users.next_id(),
  account_id  bigint NOT NULL REFERENCES users.accounts ON DELETE CASCADE,
  tag         text NOT NULL CHECK (tag <> ''),
  name        text NOT NULL,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT featured_tags_once UNIQUE (account_id, tag)
);

-- Ten, as in Mastodon; the lock makes it hold for two that come at once.
CREATE FUNCTION users.limit_featured_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM users.accounts WHERE id = NEW.account_id FOR NO KEY UPDATE;
  IF (SELECT count(*) FROM users.featured_tags WHERE account_id = NEW.account_id) >= 10 THEN
    RAISE EXCEPTION 'no more than ten featured tags' USING ERRCODE = 'check_violation', CONSTRAINT = 'featured_tags_limit';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER limit_featured_tags BEFORE INSERT ON users.featured_tags
  FOR EACH ROW EXECUTE FUNCTION users.limit_featured_tags();

-- Suggestions that somebody does not want to see again.
CREATE TABLE users.dismissed_suggestions (
  account_id  bigint NOT NULL REFERENCES users.accounts ON DELETE CASCADE,
  target_id   bigint NOT NULL REFERENCES users.accounts ON DELETE CASCADE,
  PRIMARY KEY (account_id, target_id)
);
CREATE INDEX dismissed_suggestions_target ON users.dismissed_suggestions (target_id);

-- The newest people of the directory.
CREATE INDEX accounts_directory ON users.accounts (id DESC) WHERE discoverable AND state = 'active';
