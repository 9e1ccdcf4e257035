ALTER TABLE "ai_sessions" ADD COLUMN "scope" JSONB;
ALTER TABLE "ai_messages" ADD COLUMN "sources" JSONB;
