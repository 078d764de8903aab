-- Pictures of profiles: keys in the media store. The static ones are set where the picture moves.
ALTER TABLE users.accounts
  ADD COLUMN avatar_key         text,
  ADD COLUMN avatar_static_key  text,
  ADD COLUMN header_key         text,
  ADD COLUMN header_static_key  text;
CREATE INDEX accounts_avatar ON users.accounts (avatar_key) WHERE avatar_key IS NOT NULL;
CREATE INDEX accounts_avatar_static ON users.accounts (avatar_static_key) WHERE avatar_static_key IS NOT NULL;
CREATE INDEX accounts_header ON users.accounts (header_key) WHERE header_key IS NOT NULL;
CREATE INDEX accounts_header_static ON users.accounts (header_static_key) WHERE header_static_key IS NOT NULL;

-- Keys that an account has let go of; a sweep removes the file when no other account refers to it.
CREATE TABLE users.picture_garbage (
  key    text PRIMARY KEY,
  since  timestamptz(3) NOT NULL DEFAULT now()
);
CREATE FUNCTION users.let_go_of_pictures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO users.picture_garbage (key)
  SELECT DISTINCT key FROM unnest(ARRAY[OLD.avatar_key, OLD.avatar_static_key, OLD.header_key, OLD.header_static_key]) AS key
  WHERE key IS NOT NULL ORDER BY key ON CONFLICT (key) DO UPDATE SET since = EXCLUDED.since;
  RETURN NULL;
END $$;
CREATE TRIGGER let_go_of_gone_pictures AFTER DELETE ON users.accounts FOR EACH ROW
  WHEN (coalesce(OLD.avatar_key, OLD.header_key) IS NOT NULL) EXECUTE FUNCTION users.let_go_of_pictures();
CREATE TRIGGER let_go_of_replaced_pictures AFTER UPDATE ON users.accounts FOR EACH ROW
  WHEN (coalesce(OLD.avatar_key, OLD.header_key) IS NOT NULL
        AND (OLD.avatar_key, OLD.avatar_static_key, OLD.header_key, OLD.header_static_key)
            IS DISTINCT FROM (NEW.avatar_key, NEW.avatar_static_key, NEW.header_key, NEW.header_static_key))
  EXECUTE FUNCTION users.let_go_of_pictures();
