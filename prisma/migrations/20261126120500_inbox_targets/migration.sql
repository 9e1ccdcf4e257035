-- An inbox item points at any object. Kinds are the rows of lib/inbox/kinds.ts.
ALTER TABLE "inbox_items" ADD COLUMN "target_type" TEXT, ADD COLUMN "target_id" UUID;
UPDATE "inbox_items" SET "target_type" = 'message', "target_id" = "message_id" WHERE "message_id" IS NOT NULL;
ALTER TABLE "inbox_items" DROP CONSTRAINT "inbox_items_message_id_fkey";
DROP INDEX "inbox_items_message_id_idx";
ALTER TABLE "inbox_items" DROP COLUMN "message_id";
CREATE INDEX "inbox_items_target_id_idx" ON "inbox_items"("target_id");

ALTER TABLE "inbox_items" ALTER COLUMN "kind" TYPE TEXT USING "kind"::text;
DROP TYPE "inbox_kind";
