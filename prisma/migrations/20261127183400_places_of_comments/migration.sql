-- AlterTable
ALTER TABLE "document_comments" ADD COLUMN "place" JSONB;
