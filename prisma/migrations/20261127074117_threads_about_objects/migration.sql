-- A thread may be about an object: the comments on a task.
ALTER TABLE "threads" ADD COLUMN "about_type" TEXT, ADD COLUMN "about_id" UUID;
CREATE INDEX "threads_about_type_about_id_idx" ON "threads"("about_type", "about_id") WHERE "about_id" IS NOT NULL;

-- The comments on a task have its id as their thread, and go with it: whichever statement deletes it.
CREATE FUNCTION delete_comments_on_tasks() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  roots uuid[] := ARRAY(SELECT t.id FROM threads t JOIN gone ON gone.id = t.id WHERE t.about_type = 'task');
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
CREATE TRIGGER tasks_delete_comments AFTER DELETE ON "tasks"
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION delete_comments_on_tasks();

-- They also go with it into another channel, where nothing of the former one is quoted any more.
CREATE FUNCTION move_comments_on_task() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  comments uuid[];
BEGIN
  UPDATE threads SET channel_id = NEW.channel_id WHERE id = NEW.id AND about_type = 'task';
  IF NOT FOUND THEN RETURN NULL; END IF;
  comments := ARRAY(SELECT id FROM messages WHERE thread_id = NEW.id);
  UPDATE messages SET quoted_id = NULL
    WHERE quoted_id = ANY(comments) AND thread_id IS DISTINCT FROM NEW.id
      OR id = ANY(comments) AND quoted_id IS NOT NULL AND quoted_id <> ALL(comments);
  UPDATE messages SET channel_id = NEW.channel_id WHERE id = NEW.id OR id = ANY(comments);
  UPDATE pins SET channel_id = NEW.channel_id WHERE message_id = ANY(comments);
  UPDATE files SET channel_id = NEW.channel_id WHERE message_id = ANY(comments);
  UPDATE saved_items SET channel_id = NEW.channel_id WHERE target_type = 'message' AND target_id = ANY(comments);
  UPDATE object_references SET channel_id = NEW.channel_id
    WHERE source_type = 'message' AND source_id = ANY(comments);
  UPDATE inbox_items SET channel_id = NEW.channel_id,
      workspace_id = (SELECT workspace_id FROM channels WHERE id = NEW.channel_id)
    WHERE target_id = ANY(comments);
  UPDATE drafts SET channel_id = NEW.channel_id WHERE thread_id = NEW.id;
  UPDATE scheduled_messages SET channel_id = NEW.channel_id WHERE thread_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER tasks_move_comments AFTER UPDATE OF "channel_id" ON "tasks"
FOR EACH ROW WHEN (OLD.channel_id IS DISTINCT FROM NEW.channel_id) EXECUTE FUNCTION move_comments_on_task();
