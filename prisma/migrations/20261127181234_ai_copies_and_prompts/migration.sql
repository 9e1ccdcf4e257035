ALTER TABLE "ai_sessions" ADD COLUMN "origin_id" UUID;
CREATE INDEX "ai_sessions_origin_id_idx" ON "ai_sessions"("origin_id");
ALTER TABLE "ai_sessions" ADD CONSTRAINT "ai_sessions_origin_id_fkey"
  FOREIGN KEY ("origin_id") REFERENCES "ai_sessions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "ai_prompts" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "ai_prompts_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ai_prompts_workspace_id_owner_id_name_key" ON "ai_prompts"("workspace_id", "owner_id", "name");
CREATE INDEX "ai_prompts_owner_id_idx" ON "ai_prompts"("owner_id");
ALTER TABLE "ai_prompts" ADD CONSTRAINT "ai_prompts_workspace_id_fkey"
  FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ai_prompts" ADD CONSTRAINT "ai_prompts_owner_id_fkey"
  FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
