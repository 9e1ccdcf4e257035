-- Replies that are also shown in their channel's stream take a number there as well.
ALTER TABLE "messages" ADD COLUMN "broadcast_seq" INTEGER;
CREATE UNIQUE INDEX "messages_channel_id_broadcast_seq_key" ON "messages"("channel_id", "broadcast_seq") WHERE "broadcast_seq" IS NOT NULL;

ALTER TABLE "scheduled_messages" ADD COLUMN "is_broadcast" BOOLEAN NOT NULL DEFAULT false;
