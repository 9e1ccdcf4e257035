CREATE TYPE "file_text_status" AS ENUM ('READING', 'READY', 'FAILED');

CREATE TABLE "file_texts" (
    "file_id" UUID NOT NULL,
    "status" "file_text_status" NOT NULL DEFAULT 'READING',
    "problem" TEXT,
    "notes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "pages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "is_paged" BOOLEAN NOT NULL DEFAULT false,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "file_texts_pkey" PRIMARY KEY ("file_id")
);
ALTER TABLE "file_texts" ADD CONSTRAINT "file_texts_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "files"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "ai_message_files" (
    "message_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    CONSTRAINT "ai_message_files_pkey" PRIMARY KEY ("message_id", "file_id")
);
CREATE INDEX "ai_message_files_file_id_idx" ON "ai_message_files"("file_id");
ALTER TABLE "ai_message_files" ADD CONSTRAINT "ai_message_files_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "ai_messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ai_message_files" ADD CONSTRAINT "ai_message_files_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "files"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ai_messages" ADD COLUMN "notes" TEXT[] DEFAULT ARRAY[]::TEXT[];
