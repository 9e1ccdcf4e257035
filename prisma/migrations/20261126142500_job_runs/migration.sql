-- The runs of long jobs that people follow and can cancel.
CREATE TYPE "job_run_state" AS ENUM ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED');
CREATE TYPE "job_audience" AS ENUM ('PERSON', 'WORKSPACE', 'INSTANCE');

CREATE TABLE "job_runs" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "audience" "job_audience" NOT NULL,
    "started_by_id" UUID,
    "workspace_id" UUID,
    "state" "job_run_state" NOT NULL DEFAULT 'WAITING',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_runs_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "job_runs_started_by_id_id_idx" ON "job_runs"("started_by_id", "id");
CREATE INDEX "job_runs_workspace_id_id_idx" ON "job_runs"("workspace_id", "id");
CREATE INDEX "job_runs_finished_at_idx" ON "job_runs"("finished_at");

ALTER TABLE "job_runs" ADD CONSTRAINT "job_runs_started_by_id_fkey"
    FOREIGN KEY ("started_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "job_runs" ADD CONSTRAINT "job_runs_workspace_id_fkey"
    FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Totals of all jobs, by queue.
ALTER TABLE "job_activity" ADD COLUMN "done" BIGINT NOT NULL DEFAULT 0, ADD COLUMN "failed" BIGINT NOT NULL DEFAULT 0;
