-- A key refuses the calls of its person alone. The rows are of the last minutes, and the table forgets them at a crash
-- as well: a browser that repeats a call during the update is as safe as before there was this table.
TRUNCATE "superseded_calls";
ALTER TABLE "superseded_calls" DROP CONSTRAINT "superseded_calls_pkey";
ALTER TABLE "superseded_calls" ADD COLUMN "user_id" UUID NOT NULL;
ALTER TABLE "superseded_calls" ADD CONSTRAINT "superseded_calls_pkey" PRIMARY KEY ("user_id", "key");
