-- What AI chats are found by. Of an expression, which Prisma's schema can't say.
CREATE INDEX "ai_messages_search_text_idx" ON "ai_messages" USING GIN (search_name("text") gin_trgm_ops);
