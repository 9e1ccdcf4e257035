-- CreateTable
CREATE TABLE "task_attachments" (
    "task_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "is_cover" BOOLEAN NOT NULL DEFAULT false,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "task_attachments_pkey" PRIMARY KEY ("task_id","file_id")
);

-- CreateIndex
CREATE INDEX "task_attachments_file_id_idx" ON "task_attachments"("file_id");

-- AddForeignKey
ALTER TABLE "task_attachments" ADD CONSTRAINT "task_attachments_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "tasks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_attachments" ADD CONSTRAINT "task_attachments_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "files"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A task has one cover at most.
CREATE UNIQUE INDEX "task_attachments_cover_key" ON "task_attachments"("task_id") WHERE "is_cover";
