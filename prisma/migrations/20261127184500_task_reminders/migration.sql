-- CreateTable
CREATE TABLE "task_reminders" (
    "task_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "due" TEXT NOT NULL,

    CONSTRAINT "task_reminders_pkey" PRIMARY KEY ("task_id", "user_id")
);

-- CreateIndex
CREATE INDEX "task_reminders_user_id_idx" ON "task_reminders"("user_id");

-- AddForeignKey
ALTER TABLE "task_reminders" ADD CONSTRAINT "task_reminders_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_reminders" ADD CONSTRAINT "task_reminders_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "task_reminders" ("task_id", "user_id", "due")
SELECT "task_id", "user_id", "due_notified" FROM "task_assignees" WHERE "due_notified" IS NOT NULL;

-- AlterTable
ALTER TABLE "task_assignees" DROP COLUMN "due_notified";
