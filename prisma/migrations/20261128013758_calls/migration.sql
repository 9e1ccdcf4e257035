/*
  Warnings:

  - You are about to alter the column `bits` on the `ai_chunk_bits` table. The data in that column could be lost. The data in that column will be cast from `VarBit` to `Unsupported("bit varying")`.

*/
-- CreateEnum
CREATE TYPE "call_engine" AS ENUM ('MESH', 'JANUS', 'TWILIO');

-- CreateEnum
CREATE TYPE "call_status" AS ENUM ('RINGING', 'ACTIVE', 'ENDED');

-- CreateEnum
CREATE TYPE "call_end_reason" AS ENUM ('HUNG_UP', 'DECLINED', 'CANCELED', 'NO_ANSWER');

-- CreateEnum
CREATE TYPE "call_invite_status" AS ENUM ('RINGING', 'ACCEPTED', 'DECLINED', 'MISSED');

-- AlterTable
ALTER TABLE "ai_chunk_bits" ALTER COLUMN "bits" SET DATA TYPE bit varying;

-- CreateTable
CREATE TABLE "calls" (
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "started_by_id" UUID,
    "engine" "call_engine" NOT NULL DEFAULT 'MESH',
    "status" "call_status" NOT NULL,
    "open_key" UUID,
    "is_video" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "ring_until" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" "call_end_reason",
    "external" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_participants" (
    "id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "device_name" TEXT NOT NULL DEFAULT '',
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "left_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3) NOT NULL,
    "can_speak" BOOLEAN NOT NULL DEFAULT true,
    "is_muted" BOOLEAN NOT NULL DEFAULT true,
    "is_deafened" BOOLEAN NOT NULL DEFAULT false,
    "camera_stream" TEXT,
    "screen_stream" TEXT,
    "hand_raised_at" TIMESTAMPTZ(3),

    CONSTRAINT "call_participants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_invites" (
    "call_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "status" "call_invite_status" NOT NULL,
    "is_quiet" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "call_invites_pkey" PRIMARY KEY ("call_id","user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "calls_open_key_key" ON "calls"("open_key");

-- CreateIndex
CREATE INDEX "calls_channel_id_created_at_id_idx" ON "calls"("channel_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "calls_ring_until_idx" ON "calls"("ring_until") WHERE "ring_until" IS NOT NULL;

-- CreateIndex
CREATE INDEX "call_participants_call_id_left_at_idx" ON "call_participants"("call_id", "left_at");

-- CreateIndex
-- A person is in one call, on one device.
CREATE UNIQUE INDEX "call_participants_user_id_live_idx" ON "call_participants"("user_id") WHERE "left_at" IS NULL;

CREATE INDEX "call_participants_user_id_joined_at_idx" ON "call_participants"("user_id", "joined_at");

-- CreateIndex
CREATE INDEX "call_participants_lease_until_idx" ON "call_participants"("lease_until") WHERE "left_at" IS NULL;

-- CreateIndex
CREATE INDEX "call_invites_user_id_idx" ON "call_invites"("user_id");

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_participants" ADD CONSTRAINT "call_participants_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "calls"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_participants" ADD CONSTRAINT "call_participants_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_invites" ADD CONSTRAINT "call_invites_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "calls"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_invites" ADD CONSTRAINT "call_invites_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
