-- CreateEnum
CREATE TYPE "ai_tool_request_status" AS ENUM ('PENDING', 'CONFIRMED', 'DONE', 'FAILED', 'DECLINED');

-- AlterTable
ALTER TABLE "ai_sessions" ADD COLUMN     "uses_workspace" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "assistant_answers" ADD COLUMN     "calls" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "ai_tool_requests" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "message_id" UUID,
    "answer_id" UUID,
    "call_id" TEXT NOT NULL,
    "tool" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "fields" JSONB NOT NULL,
    "result" JSONB,
    "status" "ai_tool_request_status" NOT NULL DEFAULT 'PENDING',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "ai_tool_requests_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ai_tool_requests_key_key" ON "ai_tool_requests"("key");

-- CreateIndex
CREATE INDEX "ai_tool_requests_user_id_idx" ON "ai_tool_requests"("user_id");

-- CreateIndex
CREATE INDEX "ai_tool_requests_workspace_id_idx" ON "ai_tool_requests"("workspace_id");

-- CreateIndex
CREATE INDEX "ai_tool_requests_message_id_idx" ON "ai_tool_requests"("message_id");

-- CreateIndex
CREATE INDEX "ai_tool_requests_answer_id_idx" ON "ai_tool_requests"("answer_id");

-- AddForeignKey
ALTER TABLE "ai_tool_requests" ADD CONSTRAINT "ai_tool_requests_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_tool_requests" ADD CONSTRAINT "ai_tool_requests_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_tool_requests" ADD CONSTRAINT "ai_tool_requests_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "ai_messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_tool_requests" ADD CONSTRAINT "ai_tool_requests_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "assistant_answers"("id") ON DELETE CASCADE ON UPDATE CASCADE;
