-- Messages whose effects (mentions, notifications, link previews) are still to come.
CREATE TABLE "message_outbox" (
    "message_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_outbox_pkey" PRIMARY KEY ("message_id")
);

ALTER TABLE "message_outbox" ADD CONSTRAINT "message_outbox_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;
