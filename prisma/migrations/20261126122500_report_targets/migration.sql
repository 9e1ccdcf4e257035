-- Reports and reminders point at any object.
ALTER TABLE "reports" ADD COLUMN "target_type" TEXT, ADD COLUMN "target_id" UUID;
-- A message that is gone from the table was named by its reports' excerpt alone: they are of their author now.
UPDATE "reports" SET "target_type" = CASE WHEN "message_id" IS NULL THEN 'person' ELSE 'message' END,
  "target_id" = coalesce("message_id", "subject_id");
ALTER TABLE "reports" ALTER COLUMN "target_type" SET NOT NULL, ALTER COLUMN "target_id" SET NOT NULL;
ALTER TABLE "reports" DROP CONSTRAINT "reports_message_id_fkey";
DROP INDEX "reports_message_id_idx";
ALTER TABLE "reports" DROP COLUMN "message_id";
CREATE INDEX "reports_target_id_idx" ON "reports"("target_id");

ALTER TABLE "reminders" ADD COLUMN "target_type" TEXT, ADD COLUMN "target_id" UUID;
UPDATE "reminders" SET "target_type" = 'message', "target_id" = "message_id" WHERE "message_id" IS NOT NULL;
ALTER TABLE "reminders" DROP CONSTRAINT "reminders_message_id_fkey";
DROP INDEX "reminders_message_id_idx";
ALTER TABLE "reminders" DROP COLUMN "message_id";
