-- Whom a document mentions, as far as they were notified: { person: [ids of the mentions] }.
ALTER TABLE "document_texts" ADD COLUMN "mentioned" JSONB NOT NULL DEFAULT '{}';
