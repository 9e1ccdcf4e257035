-- What searches of AI chats compare of an attachment: its text folded once, since a search reads all of a person's. Lines are words apart.
CREATE FUNCTION pages_text(pages text[]) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT translate(array_to_string(pages, ' '), E'\n\t\r', '   ') $$;
ALTER TABLE "file_texts" ADD COLUMN "words" TEXT GENERATED ALWAYS AS (search_name(pages_text("pages"))) STORED;
