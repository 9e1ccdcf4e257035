-- Documents are found by their text. The job "documents.findStaleTexts" fills in what is there already: a row whose
-- until_id is behind its document's log.
ALTER TABLE "document_texts"
  ADD COLUMN "until_id" BIGINT NOT NULL DEFAULT -1,
  ADD COLUMN "body" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "search" tsvector GENERATED ALWAYS AS (search_vector("body")) STORED;
ALTER TABLE "document_texts" ALTER COLUMN "until_id" DROP DEFAULT;
CREATE INDEX "document_texts_search_idx" ON "document_texts" USING GIN ("search");

ALTER TABLE "document_snapshots" ADD COLUMN "until_id" BIGINT NOT NULL DEFAULT 0;
