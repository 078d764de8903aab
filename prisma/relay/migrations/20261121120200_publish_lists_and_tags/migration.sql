-- Followed hashtags reach homes by the log; who has a list open reads it again when it changes.
ALTER PUBLICATION rookery ADD TABLE users.tag_follows, users.lists, users.list_members;
