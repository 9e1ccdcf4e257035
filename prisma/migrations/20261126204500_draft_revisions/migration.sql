-- A write names the revision that it is based on. The clocks of devices decide nothing any more.
ALTER TABLE "drafts" ADD COLUMN "revision" BIGSERIAL NOT NULL;
