-- A suggestion is a comment that says what its text should become.
ALTER TABLE "document_comments" ADD COLUMN "original" TEXT, ADD COLUMN "replacement" TEXT,
  ADD COLUMN "is_accepted" BOOLEAN NOT NULL DEFAULT false,
  ADD CONSTRAINT "document_comments_suggestion" CHECK (("original" IS NULL) = ("replacement" IS NULL));
