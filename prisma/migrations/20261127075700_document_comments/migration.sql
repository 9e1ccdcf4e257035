CREATE TABLE "document_comments" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "quote" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,

    CONSTRAINT "document_comments_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "document_comments_document_id_id_idx" ON "document_comments"("document_id", "id");
CREATE INDEX "document_comments_created_by_id_idx" ON "document_comments"("created_by_id");
CREATE INDEX "document_comments_resolved_by_id_idx" ON "document_comments"("resolved_by_id");
ALTER TABLE "document_comments" ADD CONSTRAINT "document_comments_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "document_comments" ADD CONSTRAINT "document_comments_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "document_comments" ADD CONSTRAINT "document_comments_resolved_by_id_fkey" FOREIGN KEY ("resolved_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Threads about objects whose id they have go with them, whatever the object is.
ALTER FUNCTION delete_comments_on_tasks() RENAME TO delete_thread_of_object;
CREATE OR REPLACE FUNCTION delete_thread_of_object() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  roots uuid[] := ARRAY(SELECT t.id FROM threads t JOIN gone ON gone.id = t.id WHERE t.about_type IS NOT NULL);
  comments uuid[];
BEGIN
  IF cardinality(roots) = 0 THEN RETURN NULL; END IF;
  comments := ARRAY(SELECT id FROM messages WHERE thread_id = ANY(roots));
  DELETE FROM inbox_items WHERE target_id = ANY(comments);
  DELETE FROM saved_items WHERE target_type = 'message' AND target_id = ANY(comments);
  DELETE FROM object_references WHERE source_type = 'message' AND source_id = ANY(comments);
  DELETE FROM drafts WHERE thread_id = ANY(roots);
  DELETE FROM scheduled_messages WHERE thread_id = ANY(roots);
  DELETE FROM messages WHERE id = ANY(roots);
  RETURN NULL;
END
$$;
CREATE TRIGGER document_comments_delete_thread AFTER DELETE ON "document_comments"
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION delete_thread_of_object();
