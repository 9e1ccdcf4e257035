-- The channel of an act is that of its task, wherever that moves.
ALTER TABLE "task_activity" ADD COLUMN "channel_id" UUID;
UPDATE "task_activity" a SET "channel_id" = t."channel_id" FROM "tasks" t WHERE t."id" = a."task_id";
ALTER TABLE "task_activity" ALTER COLUMN "channel_id" SET NOT NULL;

-- DropForeignKey
ALTER TABLE "task_activity" DROP CONSTRAINT "task_activity_task_id_fkey";

-- AddForeignKey
ALTER TABLE "task_activity" ADD CONSTRAINT "task_activity_task_id_channel_id_fkey" FOREIGN KEY ("task_id", "channel_id") REFERENCES "tasks"("id", "channel_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "task_activity_channel_id_created_at_id_idx" ON "task_activity"("channel_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "tasks_channel_id_created_at_id_idx" ON "tasks"("channel_id", "created_at", "id");
