-- The channel of a workspace in which everyone meets: the oldest chat that all members see.
ALTER TABLE "channels" ADD COLUMN "is_default" BOOLEAN NOT NULL DEFAULT false;
UPDATE "channels" c SET "is_default" = true FROM (
  SELECT DISTINCT ON ("workspace_id") "id" FROM "channels"
  WHERE "workspace_id" IS NOT NULL AND "type" = 'CHAT' AND "visibility" <> 'PRIVATE' AND "archived_at" IS NULL
  ORDER BY "workspace_id", "created_at", "id") oldest
WHERE c."id" = oldest."id";
