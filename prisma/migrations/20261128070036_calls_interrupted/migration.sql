-- AlterTable
ALTER TABLE "call_participants" ADD COLUMN     "is_interrupted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "was_removed" BOOLEAN NOT NULL DEFAULT false;
