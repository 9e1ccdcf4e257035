-- "Outbox" means the one of domain events (event_outbox).
ALTER TABLE "outbox_mails" RENAME TO "local_mails";
ALTER TABLE "local_mails" RENAME CONSTRAINT "outbox_mails_pkey" TO "local_mails_pkey";
ALTER INDEX "outbox_mails_created_at_idx" RENAME TO "local_mails_created_at_idx";
