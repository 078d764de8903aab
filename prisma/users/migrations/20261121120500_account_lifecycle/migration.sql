-- How accounts come (approval), are administered (audit), and go (a saga that every service confirms).

ALTER TABLE users.accounts DROP CONSTRAINT accounts_state_check;
ALTER TABLE users.accounts ADD CONSTRAINT accounts_state_check CHECK (state IN ('active', 'pending', 'suspended', 'deleting'));
-- Services are asked to remove what they hold by the event of a change of state; setting this anew asks once more.
ALTER TABLE users.accounts ADD COLUMN deletion_asked_at timestamptz(3);
CREATE INDEX accounts_not_active ON users.accounts (state, id) WHERE state <> 'active';
CREATE INDEX accounts_admins ON users.accounts (id) WHERE admin;

-- Apart from accounts, so that nothing private is in a published row.
CREATE TABLE users.sign_ups (
  account_id  bigint PRIMARY KEY REFERENCES users.accounts ON DELETE CASCADE,
  reason      text NOT NULL
);

CREATE TABLE users.deletion_confirmations (
  account_id    bigint NOT NULL REFERENCES users.accounts ON DELETE CASCADE,
  service       text NOT NULL,
  confirmed_at  timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, service)
);

-- Names of accounts that are gone: nobody can take them and be mistaken for who had them. Lower case.
CREATE TABLE users.reserved_usernames (
  username     text PRIMARY KEY,
  account_id   bigint NOT NULL,
  reserved_at  timestamptz(3) NOT NULL DEFAULT now()
);

-- No foreign key: a record outlives the account.
CREATE TABLE users.audit_log (
  id         bigint PRIMARY KEY DEFAULT users.next_id(),
  at         timestamptz(3) NOT NULL DEFAULT now(),
  actor      text NOT NULL,
  action     text NOT NULL,
  target_id  bigint NOT NULL,
  target     text NOT NULL,
  details    jsonb NOT NULL DEFAULT '{}'
);

-- Unpublished and apart: that a session is used is nobody's news.
CREATE TABLE users.session_uses (
  session_id    bigint PRIMARY KEY REFERENCES users.sessions ON DELETE CASCADE,
  last_used_at  timestamptz(3) NOT NULL DEFAULT now()
);

-- The first account of an instance is its administrator, and nobody could approve it.
CREATE OR REPLACE FUNCTION users.first_is_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM users.accounts) THEN
    PERFORM pg_advisory_xact_lock(7665354130);
    NEW.admin := NOT EXISTS (SELECT FROM users.accounts);
    IF NEW.admin AND NEW.state = 'pending' THEN NEW.state := 'active'; END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION users.ask_for_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.deletion_asked_at := now();
  RETURN NEW;
END $$;
CREATE TRIGGER ask_for_deletion BEFORE UPDATE ON users.accounts FOR EACH ROW
  WHEN (NEW.state = 'deleting' AND OLD.state <> 'deleting') EXECUTE FUNCTION users.ask_for_deletion();

CREATE FUNCTION users.reserve_username() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO users.reserved_usernames (username, account_id) VALUES (lower(OLD.username), OLD.id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER reserve_username AFTER DELETE ON users.accounts FOR EACH ROW
  WHEN (OLD.state <> 'pending') EXECUTE FUNCTION users.reserve_username();

-- After the insert: it has then waited for a deletion of the same name under way, and sees what that reserved.
CREATE FUNCTION users.refuse_reserved_username() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM users.reserved_usernames WHERE username = lower(NEW.username)) THEN
    RAISE EXCEPTION 'the username % is reserved', NEW.username
    USING ERRCODE = 'unique_violation', CONSTRAINT = 'accounts_username';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER refuse_reserved_username AFTER INSERT ON users.accounts FOR EACH ROW
  EXECUTE FUNCTION users.refuse_reserved_username();
