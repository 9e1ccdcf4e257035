-- AlterEnum
ALTER TYPE "inbox_kind" ADD VALUE 'MESSAGE' BEFORE 'REACTION';

-- DropIndex
DROP INDEX "channel_preferences_channel_id_idx";

-- DropIndex
DROP INDEX "workspace_preferences_workspace_id_idx";

-- CreateIndex
CREATE INDEX "channel_preferences_channel_id_level_idx" ON "channel_preferences"("channel_id", "level");

-- CreateIndex
CREATE INDEX "workspace_preferences_workspace_id_level_idx" ON "workspace_preferences"("workspace_id", "level");

-- CreateIndex
CREATE INDEX "inbox_items_user_id_done_at_read_at_idx" ON "inbox_items"("user_id", "done_at", "read_at");
