-- Search follows bookmarks; whoever holds compiled filters follows those.
ALTER PUBLICATION rookery ADD TABLE tweets.bookmarks, users.filters;
