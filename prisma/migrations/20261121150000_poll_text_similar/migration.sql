-- Typing errors find polls, too. Partial, so that messages without one cost nothing; Prisma's schema can't say that.
CREATE INDEX "messages_poll_text_idx" ON "messages" USING GIN ("poll_text" gin_trgm_ops) WHERE "poll_text" <> '';
