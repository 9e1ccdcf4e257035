-- CreateEnum
CREATE TYPE "ai_provider_kind" AS ENUM ('OPENAI', 'ANTHROPIC', 'GOOGLE', 'COMPATIBLE', 'DEMO');

-- CreateEnum
CREATE TYPE "ai_model_kind" AS ENUM ('TEXT', 'IMAGE', 'EMBEDDING');

-- CreateEnum
CREATE TYPE "ai_visibility" AS ENUM ('PRIVATE', 'WORKSPACE');

-- CreateEnum
CREATE TYPE "ai_role" AS ENUM ('USER', 'ASSISTANT');

-- CreateEnum
CREATE TYPE "ai_finish" AS ENUM ('DONE', 'LENGTH', 'STOPPED', 'FAILED', 'REFUSED');

-- CreateEnum
CREATE TYPE "ai_run_status" AS ENUM ('QUEUED', 'RUNNING', 'DONE', 'STOPPED', 'FAILED');

-- CreateEnum
CREATE TYPE "ai_call_status" AS ENUM ('RESERVED', 'DONE', 'STOPPED', 'FAILED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "ai_budget_period" AS ENUM ('DAY', 'MONTH');

-- CreateTable
CREATE TABLE "ai_providers" (
    "id" UUID NOT NULL,
    "kind" "ai_provider_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "base_url" TEXT,
    "variable" TEXT,
    "sealed_key" TEXT,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "is_up" BOOLEAN,
    "problem" TEXT,
    "checked_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ai_providers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ai_models" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "kind" "ai_model_kind" NOT NULL DEFAULT 'TEXT',
    "has_vision" BOOLEAN NOT NULL DEFAULT false,
    "has_tools" BOOLEAN NOT NULL DEFAULT false,
    "has_reasoning" BOOLEAN NOT NULL DEFAULT false,
    "context_tokens" INTEGER,
    "max_output_tokens" INTEGER NOT NULL DEFAULT 4096,
    "input_price" BIGINT,
    "cached_price" BIGINT,
    "output_price" BIGINT,
    "fallback_ids" UUID[],
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ai_models_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ai_folders" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ai_folders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ai_sessions" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "folder_id" UUID,
    "title" TEXT NOT NULL DEFAULT '',
    "is_named" BOOLEAN NOT NULL DEFAULT false,
    "model_id" UUID,
    "instructions" TEXT NOT NULL DEFAULT '',
    "visibility" "ai_visibility" NOT NULL DEFAULT 'PRIVATE',
    "leaf_id" UUID,
    "shared_leaf_id" UUID,
    "archived_at" TIMESTAMPTZ(3),
    "last_message_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ai_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ai_messages" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "parent_id" UUID,
    "role" "ai_role" NOT NULL,
    "parts" JSONB NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "model_id" UUID,
    "model_name" TEXT,
    "finish" "ai_finish",
    "error" JSONB,
    "nonce" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ai_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ai_runs" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "answer_id" UUID,
    "session_id" UUID,
    "user_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "model_id" UUID,
    "room" TEXT NOT NULL,
    "status" "ai_run_status" NOT NULL DEFAULT 'QUEUED',
    "owner" UUID,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "last_seq" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "stop_requested_at" TIMESTAMPTZ(3),
    "stop_requested_by_id" UUID,
    "steps" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "ai_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
-- Unlogged: half the WAL. A crash of PostgreSQL ends the run, and its answer is in a logged table.
CREATE UNLOGGED TABLE "ai_run_chunks" (
    "run_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "parts" JSONB NOT NULL,

    CONSTRAINT "ai_run_chunks_pkey" PRIMARY KEY ("run_id","seq")
);

-- CreateTable
CREATE TABLE "ai_calls" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "run_id" UUID,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "step" INTEGER NOT NULL DEFAULT 0,
    "status" "ai_call_status" NOT NULL DEFAULT 'RESERVED',
    "user_id" UUID,
    "user_name" TEXT NOT NULL,
    "workspace_id" UUID,
    "workspace_name" TEXT NOT NULL,
    "session_id" UUID,
    "model_id" UUID,
    "model_name" TEXT NOT NULL,
    "provider_name" TEXT NOT NULL,
    "reserved_micros" BIGINT NOT NULL,
    "cost_micros" BIGINT NOT NULL DEFAULT 0,
    "price" JSONB,
    "input_tokens" INTEGER NOT NULL DEFAULT 0,
    "cached_tokens" INTEGER NOT NULL DEFAULT 0,
    "output_tokens" INTEGER NOT NULL DEFAULT 0,
    "reasoning_tokens" INTEGER NOT NULL DEFAULT 0,
    "is_estimated" BOOLEAN NOT NULL DEFAULT false,
    "first_token_ms" INTEGER,
    "duration_ms" INTEGER,
    "error_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ai_calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ai_budgets" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "user_id" UUID,
    "model_id" UUID,
    "period" "ai_budget_period" NOT NULL,
    "limit_micros" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ai_budgets_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ai_providers_variable_key" ON "ai_providers"("variable");

-- CreateIndex
CREATE INDEX "ai_providers_created_by_id_idx" ON "ai_providers"("created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "ai_models_provider_id_name_key" ON "ai_models"("provider_id", "name");

-- CreateIndex
CREATE INDEX "ai_folders_owner_id_workspace_id_idx" ON "ai_folders"("owner_id", "workspace_id");

-- CreateIndex
CREATE INDEX "ai_folders_workspace_id_idx" ON "ai_folders"("workspace_id");

-- CreateIndex
CREATE INDEX "ai_sessions_owner_id_workspace_id_last_message_at_id_idx" ON "ai_sessions"("owner_id", "workspace_id", "last_message_at" DESC, "id");

-- CreateIndex
CREATE INDEX "ai_sessions_workspace_id_visibility_idx" ON "ai_sessions"("workspace_id", "visibility");

-- CreateIndex
CREATE INDEX "ai_sessions_folder_id_idx" ON "ai_sessions"("folder_id");

-- CreateIndex
CREATE INDEX "ai_sessions_model_id_idx" ON "ai_sessions"("model_id");

-- CreateIndex
CREATE INDEX "ai_messages_session_id_id_idx" ON "ai_messages"("session_id", "id");

-- CreateIndex
CREATE INDEX "ai_messages_parent_id_idx" ON "ai_messages"("parent_id");

-- CreateIndex
CREATE INDEX "ai_messages_model_id_idx" ON "ai_messages"("model_id");

-- CreateIndex
CREATE UNIQUE INDEX "ai_messages_session_id_nonce_key" ON "ai_messages"("session_id", "nonce");

-- CreateIndex
CREATE UNIQUE INDEX "ai_runs_answer_id_key" ON "ai_runs"("answer_id");

-- CreateIndex
CREATE INDEX "ai_runs_status_created_at_idx" ON "ai_runs"("status", "created_at");

-- CreateIndex
CREATE INDEX "ai_runs_user_id_status_idx" ON "ai_runs"("user_id", "status");

-- CreateIndex
CREATE INDEX "ai_runs_workspace_id_idx" ON "ai_runs"("workspace_id");

-- CreateIndex
CREATE INDEX "ai_runs_session_id_idx" ON "ai_runs"("session_id");

-- CreateIndex
CREATE INDEX "ai_runs_model_id_idx" ON "ai_runs"("model_id");

-- CreateIndex
CREATE INDEX "ai_runs_stop_requested_by_id_idx" ON "ai_runs"("stop_requested_by_id");

-- CreateIndex
CREATE INDEX "ai_calls_workspace_id_created_at_idx" ON "ai_calls"("workspace_id", "created_at");

-- CreateIndex
CREATE INDEX "ai_calls_user_id_created_at_idx" ON "ai_calls"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "ai_calls_model_id_created_at_idx" ON "ai_calls"("model_id", "created_at");

-- CreateIndex
CREATE INDEX "ai_calls_session_id_idx" ON "ai_calls"("session_id");

-- CreateIndex
CREATE INDEX "ai_calls_created_at_idx" ON "ai_calls"("created_at");

-- CreateIndex
CREATE INDEX "ai_calls_status_expires_at_idx" ON "ai_calls"("status", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "ai_calls_run_id_attempt_step_key" ON "ai_calls"("run_id", "attempt", "step");

-- CreateIndex
CREATE INDEX "ai_budgets_user_id_idx" ON "ai_budgets"("user_id");

-- CreateIndex
CREATE INDEX "ai_budgets_model_id_idx" ON "ai_budgets"("model_id");

-- CreateIndex
CREATE UNIQUE INDEX "ai_budgets_workspace_id_user_id_model_id_period_key" ON "ai_budgets"("workspace_id", "user_id", "model_id", "period") NULLS NOT DISTINCT;

-- AddForeignKey
ALTER TABLE "ai_providers" ADD CONSTRAINT "ai_providers_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_models" ADD CONSTRAINT "ai_models_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "ai_providers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_folders" ADD CONSTRAINT "ai_folders_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_folders" ADD CONSTRAINT "ai_folders_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_sessions" ADD CONSTRAINT "ai_sessions_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_sessions" ADD CONSTRAINT "ai_sessions_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_sessions" ADD CONSTRAINT "ai_sessions_folder_id_fkey" FOREIGN KEY ("folder_id") REFERENCES "ai_folders"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_sessions" ADD CONSTRAINT "ai_sessions_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "ai_models"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_messages" ADD CONSTRAINT "ai_messages_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "ai_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_messages" ADD CONSTRAINT "ai_messages_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "ai_messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_messages" ADD CONSTRAINT "ai_messages_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "ai_models"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_runs" ADD CONSTRAINT "ai_runs_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "ai_messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_runs" ADD CONSTRAINT "ai_runs_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "ai_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_runs" ADD CONSTRAINT "ai_runs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_runs" ADD CONSTRAINT "ai_runs_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_runs" ADD CONSTRAINT "ai_runs_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "ai_models"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_runs" ADD CONSTRAINT "ai_runs_stop_requested_by_id_fkey" FOREIGN KEY ("stop_requested_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_run_chunks" ADD CONSTRAINT "ai_run_chunks_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "ai_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_calls" ADD CONSTRAINT "ai_calls_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_calls" ADD CONSTRAINT "ai_calls_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_calls" ADD CONSTRAINT "ai_calls_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "ai_sessions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_calls" ADD CONSTRAINT "ai_calls_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "ai_models"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_budgets" ADD CONSTRAINT "ai_budgets_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_budgets" ADD CONSTRAINT "ai_budgets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_budgets" ADD CONSTRAINT "ai_budgets_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "ai_models"("id") ON DELETE CASCADE ON UPDATE CASCADE;
