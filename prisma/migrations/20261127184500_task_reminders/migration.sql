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

-- AlterTable: whoever follows already began no later than now.
ALTER TABLE "thread_follows" ADD COLUMN "followed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- What was due before anybody was reminded of unassigned tasks reminds nobody now. Followers: see followed_at.
INSERT INTO "task_reminders" ("task_id", "user_id", "due")
SELECT t."id", t."created_by_id", t."due_on"::text || coalesce('T' || t."due_time" || ' ' || t."time_zone", '')
FROM "tasks" t LEFT JOIN "person_settings" ps ON ps."user_id" = t."created_by_id"
WHERE t."created_by_id" IS NOT NULL AND t."due_on" BETWEEN CURRENT_DATE - 3 AND CURRENT_DATE + 2
  AND NOT EXISTS (SELECT FROM "task_assignees" a WHERE a."task_id" = t."id")
  AND CASE WHEN t."due_at" IS NOT NULL THEN t."due_at" <= now()
    ELSE t."due_on" + time '09:00' <= now() AT TIME ZONE coalesce(ps."time_zone", 'UTC') END
ON CONFLICT DO NOTHING;
