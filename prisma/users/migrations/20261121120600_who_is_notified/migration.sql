-- Who asked to be told of an author's posts, in pages: few among many followers.
CREATE INDEX follows_notified ON users.follows (followee_id, follower_id) WHERE notify;
