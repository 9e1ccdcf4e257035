-- CreateTable
CREATE TABLE "document_files" (
    "document_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,

    CONSTRAINT "document_files_pkey" PRIMARY KEY ("document_id","file_id")
);

-- CreateIndex
CREATE INDEX "document_files_file_id_idx" ON "document_files"("file_id");

-- AddForeignKey
ALTER TABLE "document_files" ADD CONSTRAINT "document_files_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_files" ADD CONSTRAINT "document_files_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "files"("id") ON DELETE CASCADE ON UPDATE CASCADE;
