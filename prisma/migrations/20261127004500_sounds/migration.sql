-- Whether notifications make a sound.
ALTER TABLE "person_settings" ADD COLUMN "sounds" BOOLEAN NOT NULL DEFAULT true;
