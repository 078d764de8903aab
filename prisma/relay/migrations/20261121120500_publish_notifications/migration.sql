-- A new notification goes to the open sockets of whom it is for.
ALTER PUBLICATION rookery ADD TABLE notifications.notifications;
