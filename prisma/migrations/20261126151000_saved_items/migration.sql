-- What people save is any object in a channel, by its type and id.
CREATE TABLE "saved_items" (
    "user_id" UUID NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_items_pkey" PRIMARY KEY ("user_id", "target_type", "target_id")
);

INSERT INTO "saved_items" ("user_id", "target_type", "target_id", "channel_id", "created_at")
  SELECT s."user_id", 'message', s."message_id", m."channel_id", s."created_at"
  FROM "saved_messages" s JOIN "messages" m ON m."id" = s."message_id";
DROP TABLE "saved_messages";

CREATE INDEX "saved_items_target_type_target_id_idx" ON "saved_items"("target_type", "target_id");
CREATE INDEX "saved_items_channel_id_idx" ON "saved_items"("channel_id");
CREATE INDEX "saved_items_user_id_created_at_idx" ON "saved_items"("user_id", "created_at");

ALTER TABLE "saved_items" ADD CONSTRAINT "saved_items_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "saved_items" ADD CONSTRAINT "saved_items_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;
