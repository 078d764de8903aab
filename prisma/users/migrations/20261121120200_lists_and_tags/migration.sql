-- Followed hashtags and lists. Both are published: the relay makes whole events of old rows.

-- As posts carry them: lower case, without `#`. `bucket` is for fan-out ranges, as in users.follows.
CREATE TABLE users.tag_follows (
  id          bigint NOT NULL DEFAULT users.next_id(),
  account_id  bigint NOT NULL REFERENCES users.accounts ON DELETE CASCADE,
  tag         text NOT NULL CHECK (tag <> '' AND tag !~ '[A-Z#[:space:]]'),
  bucket      smallint NOT NULL GENERATED ALWAYS AS ((account_id % 64)::smallint) STORED,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, tag)
);
CREATE INDEX tag_follows_range ON users.tag_follows (tag, bucket, account_id);
CREATE INDEX tag_follows_page ON users.tag_follows (account_id, id);
ALTER TABLE users.tag_follows REPLICA IDENTITY FULL;

CREATE TABLE users.lists (
  id              bigint PRIMARY KEY DEFAULT users.next_id(),
  account_id      bigint NOT NULL REFERENCES users.accounts ON DELETE CASCADE,
  title           text NOT NULL CHECK (title <> ''),
  replies_policy  text NOT NULL DEFAULT 'list' CHECK (replies_policy IN ('followed', 'list', 'none')),
  exclusive       boolean NOT NULL DEFAULT false,
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (id, account_id)
);
CREATE INDEX lists_account ON users.lists (account_id, id);
ALTER TABLE users.lists REPLICA IDENTITY FULL;

-- Only people whom the owner follows can be members, and the membership ends with the follow: both are the second key's.
CREATE TABLE users.list_members (
  id          bigint NOT NULL DEFAULT users.next_id(),
  list_id     bigint NOT NULL,
  account_id  bigint NOT NULL,
  member_id   bigint NOT NULL,
  PRIMARY KEY (list_id, member_id),
  CONSTRAINT list_members_owner FOREIGN KEY (list_id, account_id) REFERENCES users.lists (id, account_id) ON DELETE CASCADE,
  CONSTRAINT list_members_follow FOREIGN KEY (account_id, member_id) REFERENCES users.follows (follower_id, followee_id) ON DELETE CASCADE
);
CREATE INDEX list_members_page ON users.list_members (list_id, id);
CREATE INDEX list_members_edge ON users.list_members (account_id, member_id);
ALTER TABLE users.list_members REPLICA IDENTITY FULL;

-- For the graph: few follows have languages.
CREATE INDEX follows_with_languages ON users.follows (follower_id, followee_id) WHERE languages IS NOT NULL;
