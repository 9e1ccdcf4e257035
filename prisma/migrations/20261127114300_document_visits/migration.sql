-- CreateTable
CREATE TABLE "document_visits" (
    "document_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_visits_pkey" PRIMARY KEY ("document_id","user_id")
);

-- CreateIndex
CREATE INDEX "document_visits_user_id_idx" ON "document_visits"("user_id");

-- AddForeignKey
ALTER TABLE "document_visits" ADD CONSTRAINT "document_visits_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_visits" ADD CONSTRAINT "document_visits_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
