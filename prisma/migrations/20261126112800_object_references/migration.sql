-- References from any object to any other, in place of those from messages.
CREATE TABLE "object_references" (
    "source_type" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "object_references_pkey" PRIMARY KEY ("source_type","source_id","target_type","target_id")
);

INSERT INTO "object_references" ("source_type", "source_id", "channel_id", "target_type", "target_id", "created_at")
SELECT 'message', r."message_id", msg."channel_id", lower(r."target_type"::text), r."target_id", r."created_at"
FROM "message_references" r JOIN "messages" msg ON msg."id" = r."message_id";

DROP TABLE "message_references";
DROP TYPE "reference_target";

CREATE INDEX "object_references_target_type_target_id_created_at_idx" ON "object_references"("target_type", "target_id", "created_at");
CREATE INDEX "object_references_channel_id_idx" ON "object_references"("channel_id");
ALTER TABLE "object_references" ADD CONSTRAINT "object_references_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;
