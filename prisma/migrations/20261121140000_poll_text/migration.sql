-- A poll is found by its question and its options.
ALTER TABLE "messages" ADD COLUMN "poll_text" TEXT NOT NULL DEFAULT '';

UPDATE "messages" m SET "poll_text" = p."question" || E'\n' || (
  SELECT string_agg(o."text", E'\n' ORDER BY o."position") FROM "poll_options" o WHERE o."poll_id" = p."id"
) FROM "polls" p WHERE p."id" = m."id" AND m."deleted_at" IS NULL;

ALTER TABLE "messages" DROP COLUMN "search";
ALTER TABLE "messages" ADD COLUMN "search" tsvector
  GENERATED ALWAYS AS (search_vector("body" || E'\n' || "poll_text")) STORED;
CREATE INDEX "messages_search_idx" ON "messages" USING GIN ("search");
