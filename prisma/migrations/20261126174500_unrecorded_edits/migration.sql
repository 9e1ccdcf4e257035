-- Edits whose domain event isn't recorded yet, so that what a killed process left is found without reading documents.
CREATE TABLE "unrecorded_edits" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unrecorded_edits_pkey" PRIMARY KEY ("id")
);

-- The texts that are behind their log now.
INSERT INTO "unrecorded_edits" ("id", "document_id")
SELECT gen_random_uuid(), d."id" FROM "documents" d
LEFT JOIN "document_texts" t ON t."document_id" = d."id"
LEFT JOIN "document_snapshots" s ON s."document_id" = d."id"
WHERE greatest(s."until_id", (SELECT max(u."id") FROM "document_updates" u WHERE u."document_id" = d."id"))
  > coalesce(t."until_id", -1);

ALTER TABLE "document_texts" DROP COLUMN "until_id";
