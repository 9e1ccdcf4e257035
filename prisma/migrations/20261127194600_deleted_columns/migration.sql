-- CreateTable
CREATE TABLE "deleted_columns" (
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "deleted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deleted_columns_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "deleted_columns_channel_id_idx" ON "deleted_columns"("channel_id");

-- AddForeignKey
ALTER TABLE "deleted_columns" ADD CONSTRAINT "deleted_columns_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;
