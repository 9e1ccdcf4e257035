-- CreateEnum
CREATE TYPE "ai_chunk_kind" AS ENUM ('MESSAGE', 'DOCUMENT', 'TASK', 'FILE');

-- CreateTable
CREATE TABLE "ai_indexes" (
    "id" UUID NOT NULL,
    "is_current" BOOLEAN NOT NULL DEFAULT true,
    "model_id" UUID NOT NULL,
    "dimensions" INTEGER,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),
    "scanned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "problem" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "retry_at" TIMESTAMPTZ(3),

    CONSTRAINT "ai_indexes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ai_index_backlog" (
    "kind" "ai_chunk_kind" NOT NULL,
    "before_id" UUID,

    CONSTRAINT "ai_index_backlog_pkey" PRIMARY KEY ("kind")
);

-- CreateTable
CREATE TABLE "ai_index_changes" (
    "id" BIGSERIAL NOT NULL,
    "kind" "ai_chunk_kind" NOT NULL,
    "scope_id" UUID NOT NULL,
    "bucket" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ai_index_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ai_chunks" (
    "id" BIGSERIAL NOT NULL,
    "kind" "ai_chunk_kind" NOT NULL,
    "scope_id" UUID NOT NULL,
    "bucket" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "object_ids" UUID[],
    "block" TEXT,
    "channel_id" UUID NOT NULL,
    "author_ids" UUID[],
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ai_chunks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ai_chunk_bits" (
    "chunk_id" BIGINT NOT NULL,
    "channel_id" UUID NOT NULL,
    "bits" bit varying NOT NULL,

    CONSTRAINT "ai_chunk_bits_pkey" PRIMARY KEY ("chunk_id")
);

-- CreateTable
CREATE TABLE "ai_chunk_vectors" (
    "chunk_id" BIGINT NOT NULL,
    "vector" BYTEA NOT NULL,

    CONSTRAINT "ai_chunk_vectors_pkey" PRIMARY KEY ("chunk_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ai_indexes_is_current_key" ON "ai_indexes"("is_current");

-- CreateIndex
CREATE UNIQUE INDEX "ai_indexes_model_id_key" ON "ai_indexes"("model_id");

-- CreateIndex
CREATE INDEX "ai_index_changes_due_at_id_idx" ON "ai_index_changes"("due_at", "id");

-- CreateIndex
CREATE INDEX "ai_chunks_channel_id_idx" ON "ai_chunks"("channel_id");

-- CreateIndex
CREATE UNIQUE INDEX "ai_chunks_scope_id_bucket_part_kind_key" ON "ai_chunks"("scope_id", "bucket", "part", "kind");

-- CreateIndex
CREATE INDEX "ai_chunk_bits_channel_id_idx" ON "ai_chunk_bits"("channel_id");

-- AddForeignKey
ALTER TABLE "ai_indexes" ADD CONSTRAINT "ai_indexes_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "ai_models"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_chunks" ADD CONSTRAINT "ai_chunks_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_chunk_bits" ADD CONSTRAINT "ai_chunk_bits_chunk_id_fkey" FOREIGN KEY ("chunk_id") REFERENCES "ai_chunks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_chunk_vectors" ADD CONSTRAINT "ai_chunk_vectors_chunk_id_fkey" FOREIGN KEY ("chunk_id") REFERENCES "ai_chunks"("id") ON DELETE CASCADE ON UPDATE CASCADE;
