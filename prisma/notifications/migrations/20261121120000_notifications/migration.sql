-- What notification-service owns: the schema `notifications`.
SELECT 1;
