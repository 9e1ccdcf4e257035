-- A document gets an id and a kind of its own. A DOC channel's document keeps the channel's id, so nothing moves.
CREATE TABLE "documents" (
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "documents_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "documents_channel_id_idx" ON "documents"("channel_id");

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "documents" ("id", "channel_id", "kind", "created_at")
SELECT "id", "id", 'rich-text', "created_at" FROM "channels"
WHERE "type" = 'DOC' OR "id" IN (SELECT "channel_id" FROM "document_snapshots");

DROP TRIGGER channels_delete_document_updates ON "channels";

ALTER TABLE "document_updates" RENAME COLUMN "channel_id" TO "document_id";

ALTER TABLE "document_snapshots" DROP CONSTRAINT "document_snapshots_channel_id_fkey";
ALTER TABLE "document_snapshots" RENAME COLUMN "channel_id" TO "document_id";
ALTER TABLE "document_snapshots" ADD CONSTRAINT "document_snapshots_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE OR REPLACE FUNCTION delete_document_updates() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM document_updates WHERE document_id IN (SELECT id FROM gone);
  RETURN NULL;
END
$$;

CREATE TRIGGER documents_delete_updates AFTER DELETE ON "documents"
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION delete_document_updates();
