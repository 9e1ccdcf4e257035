-- AlterTable
ALTER TABLE "document_files" ADD COLUMN "is_shown" BOOLEAN NOT NULL DEFAULT true;

-- Which files documents show today follows from their contents: the worker reads those that ever had one, as after an edit.
INSERT INTO "unrecorded_edits" ("id", "document_id")
SELECT gen_random_uuid(), "document_id" FROM "document_files" GROUP BY "document_id";
