-- Lower case doesn't depend on the locale of the database: in the locale C only ASCII has one, in Turkish "I" has another.
-- PostgreSQL 17 has a collation of its own for it, others that of ICU.
DO $do$
DECLARE
  collation_name name := (
    SELECT collname FROM pg_collation
    WHERE collnamespace = 'pg_catalog'::regnamespace AND collname IN ('pg_c_utf8', 'und-x-icu')
      AND collencoding IN (-1, pg_char_to_encoding(getdatabaseencoding()))
    ORDER BY collname LIMIT 1);
BEGIN
  IF collation_name IS NULL AND lower('ЯI') = 'яi' THEN collation_name := 'default'; END IF;
  IF collation_name IS NULL THEN
    RAISE EXCEPTION 'This database has no lower case for letters beyond ASCII, which search needs. Use PostgreSQL 17 or later, one built with ICU, or a database created with the locale C.UTF-8.';
  END IF;
  EXECUTE format($create$
CREATE OR REPLACE FUNCTION search_lowered(given text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $body$
BEGIN
  given := lower(given COLLATE %I);
  IF octet_length(given) = char_length(given) THEN RETURN given; END IF;
  given := replace(replace(replace(replace(given, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
  RETURN normalize(translate(given, 'øłđðħŧıςٱىةکی٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'olddhtiσايهكي01234567890123456789'), NFC);
END
$body$
$create$, collation_name);
END
$do$;

-- Of ASCII alone.
CREATE OR REPLACE FUNCTION search_name(given text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(
  CASE WHEN octet_length(given) = char_length(given) THEN lower(given COLLATE "C") ELSE search_fold(given) END,
  E'\x1e\x1f!"$%&''()*,-./:;<=>?@[\\]^_`{|}~\n\t\r', '  ');

-- What was kept by the locale before.
DO $$
BEGIN
  IF lower('ЯI') = 'яi' THEN RETURN; END IF;
  REINDEX INDEX "users_search_name_idx";
  REINDEX INDEX "files_search_name_idx";
  UPDATE "channels" SET "name" = "name";
  INSERT INTO "search_backlog" ("source", "before_id")
    SELECT 'messages', 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid WHERE EXISTS (SELECT FROM "messages")
    UNION ALL
    SELECT 'document_texts', 'ffffffff-ffff-ffff-ffff-ffffffffffff' WHERE EXISTS (SELECT FROM "document_texts")
    ON CONFLICT ("source") DO UPDATE SET "before_id" = EXCLUDED."before_id";
END
$$;
