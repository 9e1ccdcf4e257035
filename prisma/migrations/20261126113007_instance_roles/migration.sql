-- Roles of people in the instance as a whole. The first account is its admin; where there are accounts already, the
-- oldest is.
CREATE TYPE "instance_role" AS ENUM ('ADMIN', 'MEMBER');

ALTER TABLE "users" ADD COLUMN "instance_role" "instance_role" NOT NULL DEFAULT 'MEMBER';

CREATE TABLE "instance_owner" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "first_user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "instance_owner_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "instance_owner_one_row" CHECK ("id")
);

WITH "first" AS (
    INSERT INTO "instance_owner" ("first_user_id")
    SELECT "id" FROM "users" ORDER BY "created_at", "id" LIMIT 1
    RETURNING "first_user_id"
)
UPDATE "users" SET "instance_role" = 'ADMIN' FROM "first" WHERE "users"."id" = "first"."first_user_id";

-- When the jobs of each queue last ran.
CREATE TABLE "job_activity" (
    "name" TEXT NOT NULL,
    "last_run_at" TIMESTAMPTZ(3) NOT NULL,
    "last_failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_activity_pkey" PRIMARY KEY ("name")
);
