-- What search-service owns: the schema `search`.
SELECT 1;
