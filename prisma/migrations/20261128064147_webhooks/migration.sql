CREATE TYPE "webhook_status" AS ENUM ('ACTIVE', 'PAUSED', 'DISABLED');
CREATE TYPE "webhook_delivery_status" AS ENUM ('WAITING', 'SENDING', 'DELIVERED', 'FAILED', 'DROPPED');

ALTER TABLE "messages" ADD COLUMN "hook" JSONB;

CREATE TABLE "webhooks" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "maker_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "is_everywhere" BOOLEAN NOT NULL DEFAULT true,
    "channel_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "includes_hooks" BOOLEAN NOT NULL DEFAULT false,
    "status" "webhook_status" NOT NULL DEFAULT 'ACTIVE',
    "secret" TEXT NOT NULL,
    "former_secret" TEXT,
    "former_until" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhooks_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "webhook_deliveries" (
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "sequence" BIGINT,
    "event" TEXT NOT NULL,
    "object_type" TEXT,
    "object_id" UUID,
    "channel_id" UUID,
    "actor_id" UUID,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "status" "webhook_delivery_status" NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),
    "response_status" INTEGER,
    "duration_ms" INTEGER,
    "response_head" TEXT,
    "reason" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "incoming_hooks" (
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "maker_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "image" TEXT,
    "token_hash" TEXT NOT NULL,
    "token_end" TEXT NOT NULL,
    "may_mention" BOOLEAN NOT NULL DEFAULT false,
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incoming_hooks_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "webhooks_workspace_id_idx" ON "webhooks"("workspace_id");
CREATE INDEX "webhooks_maker_id_idx" ON "webhooks"("maker_id");
CREATE UNIQUE INDEX "webhook_deliveries_webhook_id_sequence_event_key" ON "webhook_deliveries"("webhook_id", "sequence", "event");
CREATE INDEX "webhook_deliveries_webhook_id_occurred_at_id_idx" ON "webhook_deliveries"("webhook_id", "occurred_at", "id");
CREATE INDEX "webhook_deliveries_webhook_id_due_at_idx" ON "webhook_deliveries"("webhook_id", "due_at") WHERE "due_at" IS NOT NULL;
CREATE INDEX "webhook_deliveries_object_id_idx" ON "webhook_deliveries"("object_id");
CREATE UNIQUE INDEX "incoming_hooks_token_hash_key" ON "incoming_hooks"("token_hash");
CREATE INDEX "incoming_hooks_channel_id_idx" ON "incoming_hooks"("channel_id");
CREATE INDEX "incoming_hooks_maker_id_idx" ON "incoming_hooks"("maker_id");

ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_maker_id_fkey" FOREIGN KEY ("maker_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhooks"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "incoming_hooks" ADD CONSTRAINT "incoming_hooks_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "incoming_hooks" ADD CONSTRAINT "incoming_hooks_maker_id_fkey" FOREIGN KEY ("maker_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The author of what incoming webhooks post: no account, and in no workspace (lib/accounts/hooks.ts).
INSERT INTO users (id, name, email, image, deleted_at, created_at, updated_at)
VALUES ('00000000-0000-7000-8000-000000000002', 'Webhook', 'webhook@guildhall.invalid', '/webhook.svg', 'epoch', 'epoch', 'epoch');
