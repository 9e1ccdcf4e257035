CREATE TABLE "board_columns" (
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" TEXT COLLATE "C" NOT NULL,
    "color" TEXT,
    "limit" INTEGER,
    "is_done" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "board_columns_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "board_columns_channel_id_position_id_idx" ON "board_columns"("channel_id", "position", "id");
ALTER TABLE "board_columns" ADD CONSTRAINT "board_columns_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A card is a task that stands in a column.
ALTER TABLE "tasks" ADD COLUMN "column_id" UUID, ADD COLUMN "archived_at" TIMESTAMPTZ(3);
CREATE INDEX "tasks_column_id_position_id_idx" ON "tasks"("column_id", "position", "id");
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_column_id_fkey" FOREIGN KEY ("column_id") REFERENCES "board_columns"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Boards that are there already get the columns that a new one has.
INSERT INTO "board_columns" ("id", "channel_id", "name", "position", "is_done")
SELECT gen_random_uuid(), c."id", n."name", n."position", n."name" = 'Done'
FROM "channels" c, (VALUES ('To do', 'a0'), ('Doing', 'a1'), ('Done', 'a2')) AS n("name", "position")
WHERE c."type" = 'KANBAN';
