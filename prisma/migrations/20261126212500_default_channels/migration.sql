-- The channel of a workspace in which everyone meets: its oldest one, where that is still a chat which all members see.
-- Another may be about anything, and could then be neither archived nor made private any more.
ALTER TABLE "channels" ADD COLUMN "is_default" BOOLEAN NOT NULL DEFAULT false;
UPDATE "channels" c SET "is_default" = true FROM (
  SELECT DISTINCT ON ("workspace_id") "id" FROM "channels"
  WHERE "workspace_id" IS NOT NULL ORDER BY "workspace_id", "created_at", "id") oldest
WHERE c."id" = oldest."id" AND c."type" = 'CHAT' AND c."visibility" <> 'PRIVATE' AND c."archived_at" IS NULL;
CREATE UNIQUE INDEX "channels_default_key" ON "channels" ("workspace_id") WHERE "is_default";
