-- What people did to tasks. That a task was created is known from the task.
CREATE TABLE "task_activity" (
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "actor_id" UUID,
    "act" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "task_activity_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "task_activity_task_id_created_at_id_idx" ON "task_activity"("task_id", "created_at", "id");
CREATE INDEX "task_activity_actor_id_idx" ON "task_activity"("actor_id");
ALTER TABLE "task_activity" ADD CONSTRAINT "task_activity_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "task_activity" ADD CONSTRAINT "task_activity_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What is known of before.
INSERT INTO "task_activity" ("id", "task_id", "actor_id", "act", "created_at")
SELECT gen_random_uuid(), "id", "completed_by_id", '{"kind": "completed"}', "completed_at" FROM "tasks" WHERE "completed_at" IS NOT NULL;
