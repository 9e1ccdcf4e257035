CREATE TYPE "repeat_mode" AS ENUM ('SCHEDULE', 'COMPLETION');

CREATE TABLE "tasks" (
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "parent_id" UUID,
    "title" TEXT NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '',
    "notes_revision" INTEGER NOT NULL DEFAULT 0,
    "position" TEXT COLLATE "C" NOT NULL,
    "priority" SMALLINT NOT NULL DEFAULT 0,
    "due_on" DATE,
    "due_time" TEXT,
    "time_zone" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "completed_by_id" UUID,
    "rule" TEXT,
    "repeat_mode" "repeat_mode",
    "starts_on" DATE,
    "series_id" UUID,
    "occurrence_on" DATE,
    "deleted_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tasks_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "task_assignees" (
    "task_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "task_assignees_pkey" PRIMARY KEY ("task_id", "user_id")
);

CREATE TABLE "labels" (
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "color" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "labels_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "task_labels" (
    "task_id" UUID NOT NULL,
    "label_id" UUID NOT NULL,

    CONSTRAINT "task_labels_pkey" PRIMARY KEY ("task_id", "label_id")
);

CREATE UNIQUE INDEX "tasks_series_id_occurrence_on_key" ON "tasks"("series_id", "occurrence_on");
CREATE INDEX "tasks_channel_id_position_id_idx" ON "tasks"("channel_id", "position", "id");
CREATE INDEX "tasks_channel_id_completed_at_id_idx" ON "tasks"("channel_id", "completed_at", "id");
CREATE INDEX "tasks_parent_id_position_id_idx" ON "tasks"("parent_id", "position", "id");
CREATE INDEX "tasks_deleted_at_idx" ON "tasks"("deleted_at");
CREATE INDEX "tasks_created_by_id_idx" ON "tasks"("created_by_id");
CREATE INDEX "tasks_completed_by_id_idx" ON "tasks"("completed_by_id");
CREATE INDEX "task_assignees_user_id_idx" ON "task_assignees"("user_id");
CREATE INDEX "task_labels_label_id_idx" ON "task_labels"("label_id");
CREATE UNIQUE INDEX "labels_channel_id_name_key" ON "labels"("channel_id", "name");

ALTER TABLE "tasks" ADD CONSTRAINT "tasks_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "tasks"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_completed_by_id_fkey" FOREIGN KEY ("completed_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "task_assignees" ADD CONSTRAINT "task_assignees_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "task_assignees" ADD CONSTRAINT "task_assignees_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "task_labels" ADD CONSTRAINT "task_labels_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "task_labels" ADD CONSTRAINT "task_labels_label_id_fkey" FOREIGN KEY ("label_id") REFERENCES "labels"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "labels" ADD CONSTRAINT "labels_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Keys of fractional indexes are compared byte by byte, whatever the language of the database.
ALTER TABLE "channels" ALTER COLUMN "position" TYPE TEXT COLLATE "C";
