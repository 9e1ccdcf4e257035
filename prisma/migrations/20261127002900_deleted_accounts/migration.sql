-- A deleted account keeps its row, without anything of the person, for what they wrote where others read it.
ALTER TABLE "users" ADD COLUMN "deleted_at" TIMESTAMPTZ(3);
