-- Updates are checked before they are appended from now on; what a log holds already is checked when it is opened next.
ALTER TABLE "documents" ADD COLUMN "checked_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "document_clients" (
    "document_id" UUID NOT NULL,
    "client_id" BIGINT NOT NULL,
    "user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_clients_pkey" PRIMARY KEY ("document_id","client_id")
);

-- AddForeignKey
ALTER TABLE "document_clients" ADD CONSTRAINT "document_clients_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;
