-- What people say of themselves, and whether their time zone is that of the device they use.
ALTER TABLE "users" ADD COLUMN "title" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "pronouns" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "bio" TEXT NOT NULL DEFAULT '';
ALTER TABLE "person_settings" ADD COLUMN "device_time_zone" BOOLEAN NOT NULL DEFAULT true;
