-- Messages whose effects (mentions, notifications, link previews) are still to come.
CREATE TABLE "message_outbox" (
    "message_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_outbox_pkey" PRIMARY KEY ("message_id")
);
