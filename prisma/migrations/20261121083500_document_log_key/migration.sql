-- One index in place of two: every look at the log is one document's, in order.
ALTER TABLE "document_updates" DROP CONSTRAINT "document_updates_pkey",
  ADD CONSTRAINT "document_updates_pkey" PRIMARY KEY ("channel_id", "id");

-- DropIndex
DROP INDEX "document_updates_channel_id_id_idx";
