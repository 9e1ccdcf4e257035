-- AlterTable
ALTER TABLE "document_files" ADD COLUMN "is_shown" BOOLEAN NOT NULL DEFAULT true;
