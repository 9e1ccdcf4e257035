-- Most messages are plain sentences. PostgreSQL's own parser reads those as search_tokens() does, in a third of the time:
-- words of one case or with a capital, and numbers, between which a blank stands; at most 100 characters long and with
-- no sign that joins them (an apostrophe, a hyphen, a dot inside). Their lower case is that of ASCII.
CREATE OR REPLACE FUNCTION search_vector(body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN octet_length(body) <= 8000 AND body !~ '[^ \n]{101}'
    AND body ~ '^[ \n"(*`]*(?:(?:[A-Z]?[a-z]+|[A-Z]+|[0-9]+)[.,;:!?)"*`]*(?:[ \n]+(?:- +)?["(*`]*|$))*$'
  THEN to_tsvector('pg_catalog.simple'::regconfig, lower(body COLLATE "C"))
  ELSE search_tokens(search_lowered(search_humped(search_unmarked(body))))
END;

-- Few messages quote another or stand in a thread, and those alone need an entry.
-- The old ones, whose removal locks out reading, are dropped once the new ones are made.
CREATE INDEX "messages_quoted_id_new" ON "messages" ("quoted_id") WHERE "quoted_id" IS NOT NULL;
CREATE INDEX "messages_thread_id_new" ON "messages" ("thread_id") WHERE "thread_id" IS NOT NULL;
DROP INDEX "messages_quoted_id_idx";
DROP INDEX "messages_thread_id_idx";
ALTER INDEX "messages_quoted_id_new" RENAME TO "messages_quoted_id_idx";
ALTER INDEX "messages_thread_id_new" RENAME TO "messages_thread_id_idx";
