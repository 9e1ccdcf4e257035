-- Calls over the socket that a browser has made again over HTTP. What a crash forgets was answered minutes ago.
CREATE UNLOGGED TABLE "superseded_calls" (
    "key" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "superseded_calls_pkey" PRIMARY KEY ("key")
);

CREATE INDEX "superseded_calls_created_at_idx" ON "superseded_calls"("created_at");
