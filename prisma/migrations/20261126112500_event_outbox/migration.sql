-- Domain events whose processors have still to run, in place of the outbox that held messages only.
CREATE TABLE "event_outbox" (
    "id" BIGSERIAL NOT NULL,
    "event" TEXT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" UUID NOT NULL,
    "workspace_id" UUID,
    "channel_id" UUID,
    "actor_id" UUID,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "pending" TEXT[],
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) DEFAULT (now() + '00:00:30'::interval),
    "errors" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "event_outbox_object_id_id_idx" ON "event_outbox"("object_id", "id");

-- CreateIndex
CREATE INDEX "event_outbox_due_at_idx" ON "event_outbox"("due_at");

-- What waits is kept, and is due at once.
INSERT INTO "event_outbox" ("event", "object_type", "object_id", "workspace_id", "channel_id", "actor_id", "due_at", "created_at")
SELECT 'message.created', 'message', m.id, c.workspace_id, m.channel_id, m.author_id, now(), o.created_at
FROM "message_outbox" o JOIN "messages" m ON m.id = o.message_id JOIN "channels" c ON c.id = m.channel_id
ORDER BY o.created_at;

DROP TABLE "message_outbox";

-- The job that looked after the old outbox is replaced.
DO $$ BEGIN
  IF to_regclass('pgboss.schedule') IS NOT NULL THEN
    DELETE FROM pgboss.schedule WHERE name = 'messages.causeEffects';
  END IF;
END $$;
