-- AlterTable
ALTER TABLE "document_texts" ADD COLUMN "noted_at" TIMESTAMPTZ(3);

-- Until now, what was stored was noted.
UPDATE "document_texts" t SET "noted_at" = t."updated_at"
FROM "documents" d WHERE d."id" = t."document_id" AND d."task_id" IS NOT NULL;
