ALTER TABLE "files" ADD COLUMN "multipart_id" TEXT;
