-- AlterTable
ALTER TABLE "person_settings" ADD COLUMN "calls_ring" BOOLEAN NOT NULL DEFAULT true;
