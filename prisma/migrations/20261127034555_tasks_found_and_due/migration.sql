-- The due date of which an assignee was notified.
ALTER TABLE "task_assignees" ADD COLUMN "due_notified" TEXT;
CREATE INDEX "tasks_due_on_idx" ON "tasks"("due_on");

-- What tasks are found by. Of expressions, which Prisma's schema can't say.
CREATE INDEX "tasks_search_title_idx" ON "tasks" USING GIN (search_name("title") gin_trgm_ops);
CREATE INDEX "tasks_search_notes_idx" ON "tasks" USING GIN (search_name(left("notes", 5000)) gin_trgm_ops);
