-- Nobody knows which of the versions so far were shown, so none is extended.
ALTER TABLE "document_versions" ADD COLUMN "is_shown" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "document_versions" ALTER COLUMN "is_shown" SET DEFAULT false;
