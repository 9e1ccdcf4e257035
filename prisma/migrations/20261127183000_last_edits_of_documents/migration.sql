-- CreateTable
CREATE TABLE "document_edits" (
    "document_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "edited_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_edits_pkey" PRIMARY KEY ("document_id","user_id")
);

-- CreateIndex
CREATE INDEX "document_edits_user_id_idx" ON "document_edits"("user_id");

-- AddForeignKey
ALTER TABLE "document_edits" ADD CONSTRAINT "document_edits_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_edits" ADD CONSTRAINT "document_edits_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
