-- Events that Pusher delivers, where there is no realtime node to hear of a NOTIFY.
CREATE TABLE "pusher_events" (
  "position" BIGSERIAL PRIMARY KEY,
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "body" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "delivered_at" TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX "pusher_events_id_key" ON "pusher_events" ("id");
CREATE INDEX "pusher_events_created_at_idx" ON "pusher_events" ("created_at");
CREATE INDEX "pusher_events_waiting_idx" ON "pusher_events" ("position") WHERE "delivered_at" IS NULL;

-- What each room is called at Pusher, until somebody may no longer hear it.
CREATE TABLE "pusher_rooms" (
  "room" TEXT PRIMARY KEY,
  "name" TEXT NOT NULL
);

-- In place of pg_notify.
CREATE FUNCTION "queue_event" (payload text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO pusher_events (body) VALUES (payload)
$$;
