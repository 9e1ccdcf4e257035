-- What a document had when those it mentions were last notified: a link that was there then is not a new mention.
-- Null for texts from before, whose links are compared by their ids; so no row is rewritten.
ALTER TABLE "document_texts" ADD COLUMN "mentioned_state" BYTEA;
