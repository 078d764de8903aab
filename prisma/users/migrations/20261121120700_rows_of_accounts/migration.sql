-- What goes with an account is found by index (packages/database: eraseRows); of sessions, the ended ones too.
CREATE INDEX mutes_target ON users.mutes (target_id);
CREATE INDEX oauth_codes_account ON users.oauth_codes (account_id);
DROP INDEX users.sessions_account;
CREATE INDEX sessions_account ON users.sessions (account_id);
