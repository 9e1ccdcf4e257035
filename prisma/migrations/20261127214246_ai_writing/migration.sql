CREATE TABLE "ai_writings" (
    "id" UUID NOT NULL,
    "run_id" UUID,
    "user_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "place" JSONB NOT NULL,
    "action" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "finish" "ai_finish",
    "error" JSONB,
    "model_name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ai_writings_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "ai_writings_run_id_key" ON "ai_writings"("run_id");
CREATE INDEX "ai_writings_user_id_created_at_idx" ON "ai_writings"("user_id", "created_at");
CREATE INDEX "ai_writings_workspace_id_idx" ON "ai_writings"("workspace_id");

ALTER TABLE "ai_writings" ADD CONSTRAINT "ai_writings_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "ai_runs"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ai_writings" ADD CONSTRAINT "ai_writings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ai_writings" ADD CONSTRAINT "ai_writings_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "document_comments" ADD COLUMN "is_ai" BOOLEAN NOT NULL DEFAULT false;
