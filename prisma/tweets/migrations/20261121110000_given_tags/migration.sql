-- Tags that the service has extracted. The triggers leave them alone until the transaction ends: their pattern is only near the service's, and
-- found tags in `https://example.org/-#part`, or took an edited post's away.
CREATE FUNCTION tweets.given(tags text[]) RETURNS text[] LANGUAGE sql VOLATILE AS $$
  SELECT CASE WHEN set_config('rookery.tags', 'given', true) = 'given' THEN tags END
$$;

DROP TRIGGER derive_tags_of_new ON tweets.tweets;
CREATE TRIGGER derive_tags_of_new BEFORE INSERT ON tweets.tweets FOR EACH ROW
  WHEN (NEW.tags = '{}' AND strpos(NEW.text, '#') > 0
        AND current_setting('rookery.tags', true) IS DISTINCT FROM 'given')
  EXECUTE FUNCTION tweets.derive_tags();
DROP TRIGGER derive_tags_of_edited ON tweets.tweets;
CREATE TRIGGER derive_tags_of_edited BEFORE UPDATE ON tweets.tweets FOR EACH ROW
  WHEN (NEW.text <> OLD.text AND NEW.tags = OLD.tags AND (NEW.tags <> '{}' OR strpos(NEW.text, '#') > 0)
        AND current_setting('rookery.tags', true) IS DISTINCT FROM 'given')
  EXECUTE FUNCTION tweets.derive_tags();
