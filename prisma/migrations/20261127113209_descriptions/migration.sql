-- AlterTable
ALTER TABLE "documents" ADD COLUMN "task_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "documents_task_id_channel_id_key" ON "documents"("task_id", "channel_id");

-- CreateIndex
CREATE UNIQUE INDEX "tasks_id_channel_id_key" ON "tasks"("id", "channel_id");

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_task_id_channel_id_fkey" FOREIGN KEY ("task_id", "channel_id") REFERENCES "tasks"("id", "channel_id") ON DELETE CASCADE ON UPDATE CASCADE;
