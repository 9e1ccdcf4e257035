-- A channel that anyone with its link can read, and whether search engines may list it.
ALTER TYPE "channel_visibility" ADD VALUE 'PUBLIC';
ALTER TABLE "channels" ADD COLUMN "is_indexed" BOOLEAN NOT NULL DEFAULT false;
