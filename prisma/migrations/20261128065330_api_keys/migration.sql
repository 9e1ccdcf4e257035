ALTER TYPE "session_kind" ADD VALUE 'KEY';

CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "last4" TEXT NOT NULL,
    "scopes" TEXT[],
    "is_bound" BOOLEAN NOT NULL,
    "workspace_ids" UUID[],
    "has_conversations" BOOLEAN NOT NULL,
    "per_minute" INTEGER NOT NULL,

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_id_fkey" FOREIGN KEY ("id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;
