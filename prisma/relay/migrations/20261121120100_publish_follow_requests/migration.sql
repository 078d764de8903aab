ALTER PUBLICATION rookery ADD TABLE users.follow_requests;
