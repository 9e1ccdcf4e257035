-- What texts and names are found by: decision 43. lib/search/text reads texts alike, which a test proves.

-- Decomposed, without accents, points and the like; all apostrophes, hyphens and other signs as ASCII has them. The
-- characters 30 and 31 are ours.
CREATE FUNCTION search_unmarked(given text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF octet_length(given) = char_length(given) THEN RETURN translate(given, E'\x1e\x1f', '  '); END IF;
  given := translate(normalize(given, NFKD), E'’‘‛ʼʻ′׳‐־\x1e\x1f', '''''''''''''''--  ');
  given := regexp_replace(given, '[\u00AD\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u1AB0-\u1AFF\u1DC0-\u1DFF\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\u20D0-\u20FF\uFE00-\uFE0F\uFE20-\uFE2F\uFEFF\U0001F3FB-\U0001F3FF]+', '', 'g');
  RETURN regexp_replace(given, '[\u0080-\u00BF\u00D7\u00F7\u02C2-\u02C5\u02D2-\u02EB\u02ED\u02EF-\u02FF\u0375\u03F6\u0482\u055A-\u055F\u0589-\u05C6\u05F3-\u061F\u066A-\u066D\u06D4\u06DD-\u06E9\u06FD-\u06FE\u0700-\u070F\u07F6-\u07F9\u07FE-\u07FF\u0830-\u083E\u085E\u0888\u0890-\u0891\u08E2\u0964-\u0965\u0970\u09F2-\u09F3\u09FA-\u09FB\u09FD\u0A76\u0AF0-\u0AF1\u0B70\u0BF3-\u0BFA\u0C77\u0C7F\u0C84\u0D4F\u0D79\u0DF4\u0F01-\u0F17\u0F1A-\u0F1F\u0F34\u0F36\u0F38\u0F3A-\u0F3D\u0F85\u0FBE-\u0FC5\u0FC7-\u0FDA\u10FB\u1360-\u1368\u1390-\u1399\u1400\u166D-\u166E\u1680\u169B-\u169C\u16EB-\u16ED\u1735-\u1736\u1800-\u180A\u180E\u1940-\u1945\u19DE-\u19FF\u1A1E-\u1A1F\u1AA0-\u1AA6\u1AA8-\u1AAD\u1B4E-\u1B4F\u1B5A-\u1B6A\u1B74-\u1B7F\u1BFC-\u1BFF\u1C3B-\u1C3F\u1C7E-\u1C7F\u1CC0-\u1CC7\u1CD3\u2010-\u212E\u213A-\u214D\u214F\u218A-\u2319\u231C-\u2327\u232B-\u23CE\u23D0-\u23E8\u23FB-\u244A\u2500-\u25FF\u27C0-\u2AFF\u2CE5-\u2CEA\u2CF9-\u2CFC\u2CFE-\u2CFF\u2D70\u2E00-\u2E2E\u2E30-\u3004\u3008-\u3020\u3030\u3037\u303D-\u303F\u3190-\u3191\u31C0-\u31EF\u327F\uA490-\uA4C6\uA4FE-\uA4FF\uA60D-\uA60F\uA673\uA67E\uA6F2-\uA716\uA720-\uA721\uA789-\uA78A\uA828-\uA82B\uA836-\uA839\uA874-\uA877\uA8CE-\uA8CF\uA8F8-\uA8FA\uA8FC\uA92E-\uA92F\uA95F\uA9C1-\uA9CD\uA9DE-\uA9DF\uAA5C-\uAA5F\uAA77-\uAA79\uAADE-\uAADF\uAAF0-\uAAF1\uAB5B\uAB6A-\uAB6B\uABEB\uFBB2-\uFE46\uFFF9-\uFFFD]', ' ', 'g');
END
$$;

-- In lower case, with one letter or digit for those that are typed for each other.
CREATE FUNCTION search_lowered(given text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  given := lower(given);
  IF octet_length(given) = char_length(given) THEN RETURN given; END IF;
  given := replace(replace(replace(replace(given, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
  RETURN normalize(translate(given, 'øłđðħŧıςٱىةکی٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'olddhtiσايهكي01234567890123456789'), NFC);
END
$$;

CREATE FUNCTION search_fold(given text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN search_lowered(search_unmarked(given));

-- What names are compared by: folded, and of the signs only those that tell C++ and C# apart. PostgreSQL takes it apart
-- into the statement, and most names are plain, so comparing thousands costs little.
CREATE FUNCTION search_name(given text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(
  CASE WHEN octet_length(given) = char_length(given) THEN lower(given) ELSE search_fold(given) END,
  E'\x1e\x1f!"$%&''()*,-./:;<=>?@[\\]^_`{|}~\n\t\r', '  ');

-- Marks the humps of identifiers (getUserById) with the character 30, before they are in lower case.
CREATE FUNCTION search_humped(given text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF given !~ '[a-z][A-Z]|[A-Z]{2}[a-z]' THEN RETURN given; END IF;
  given := regexp_replace(given, '([a-z])([A-Z])', E'\\1\x1e\\2', 'g');
  RETURN regexp_replace(given, '([A-Z])([A-Z][a-z])', E'\\1\x1e\\2', 'g');
END
$$;

-- Each word at its place, and of words that are made of several (getUserById, e-mail, v2) the parts and the whole. Scripts
-- without spaces between words, and emoji, have no places: they are kept by character and by pairs of neighbours.
CREATE FUNCTION search_tokens(given text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  words text[] := '{}';
  places integer[] := '{}';
  place integer := 0;
  token text;
  word text;
  whole text;
  chunk text;
  run text;
  parts text[];
  part text;
  pairs text;
  lexemes text;
BEGIN
  IF octet_length(given) <> char_length(given) THEN
    SELECT string_agg(DISTINCT concat_ws(' ', c, c || following), ' ') INTO pairs
    FROM (
      SELECT c, lead(c) OVER (PARTITION BY number ORDER BY at) AS following
      FROM regexp_matches(given, '[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\U00020000-\U0003FFFF]+|[\u231A\u231B\u2328\u23CF\u23E9-\u23FA\u2600-\u27BF\u2B00-\u2BFF\U0001F000-\U0001FAFF]', 'g') WITH ORDINALITY AS matches(match, number)
      CROSS JOIN LATERAL unnest(string_to_array(match[1], NULL)) WITH ORDINALITY AS characters(c, at)
    ) AS neighbours;
    IF pairs <> '' THEN given := regexp_replace(given, '[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\U00020000-\U0003FFFF\u231A\u231B\u2328\u23CF\u23E9-\u23FA\u2600-\u27BF\u2B00-\u2BFF\U0001F000-\U0001FAFF]+', ' ', 'g'); END IF;
  END IF;
  IF given ~ '[0-9]' THEN
    given := regexp_replace(given, '([0-9])([^\u0001-@\[-`{-\u007F])', E'\\1\x1f\\2', 'g');
    given := regexp_replace(given, '([^\u0001-@\[-`{-\u007F])([0-9])', E'\\1\x1f\\2', 'g');
  END IF;
  FOR token IN
    SELECT m[1] FROM regexp_matches(given, '\.?[^\u0001-\u001D -/:-@\[-`{-\u007F]+(?:[-''_][^\u0001-\u001D -/:-@\[-`{-\u007F]+)*(?:\+\+|#)?', 'g') AS m
  LOOP
    word := rtrim(ltrim(token, '.'), '+#');
    whole := translate(word, E'\x1e\x1f''-_', '');
    IF token = whole THEN
      place := place + 1;
      words := words || token;
      places := places || place;
      CONTINUE;
    END IF;
    FOREACH chunk IN ARRAY string_to_array(translate(word, '''_', '--'), '-') LOOP
      FOREACH run IN ARRAY string_to_array(chunk, E'\x1f') LOOP
        parts := string_to_array(run, E'\x1e');
        FOREACH part IN ARRAY parts LOOP
          place := place + 1;
          words := words || part;
          places := places || place;
        END LOOP;
        IF cardinality(parts) > 1 THEN
          words := words || array_to_string(parts, '');
          places := places || place;
        END IF;
      END LOOP;
      IF strpos(chunk, E'\x1f') > 0 THEN
        words := words || translate(chunk, E'\x1e\x1f', '');
        places := places || place;
      END IF;
    END LOOP;
    IF word <> translate(word, '''-_', '') THEN
      words := words || whole;
      places := places || place;
    END IF;
    IF token ~ '^\.[^0-9]' THEN
      words := words || ('.' || whole);
      places := places || place;
    END IF;
    IF token ~ '[+#]$' THEN
      words := words || (whole || substr(token, char_length(rtrim(token, '+#')) + 1));
      places := places || place;
    END IF;
  END LOOP;
  lexemes := concat_ws(' ', pairs, (
    SELECT string_agg(left(w, 100) || ':' || least(p, 16383), ' ') FROM unnest(words, places) AS found(w, p)));
  -- A tsvector has a megabyte at most, and takes no more than in writing: of a text with more, its beginning.
  IF octet_length(lexemes) > 1000000 THEN
    SELECT concat_ws(' ', pairs, string_agg(w || ':' || at, ' ')) INTO lexemes
    FROM (
      SELECT w, string_agg(p::text, ',') AS at,
        sum(octet_length(w) + 5 + 2 * least(count(*), 255)) OVER (ORDER BY min(p), w) AS size
      FROM (SELECT left(w, 100), least(p, 16383) FROM unnest(words, places) AS found(w, p)) AS cut(w, p) GROUP BY w
    ) AS sized
    WHERE size + coalesce(octet_length(pairs), 0) < 1000000;
  END IF;
  RETURN lexemes::tsvector;
END
$$;

-- The functions that call others are of the kind whose calls are bound when they are made: a dump is read, and an index
-- built, without the search path that would find them. The column messages.search stays as it is; its rows see below.
CREATE OR REPLACE FUNCTION search_vector(body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN search_tokens(search_lowered(search_humped(search_unmarked(body))));

-- Names. Channels are compared one by one, so theirs is kept; it rewrites the table, which has few rows.
ALTER TABLE "channels" ADD COLUMN "names" TEXT GENERATED ALWAYS AS (search_name("name" || ' ' || "topic")) STORED;
DROP INDEX "channels_name_topic_idx";
DROP INDEX "users_name_idx";
DROP INDEX "files_name_idx";
-- Of expressions, which Prisma's schema can't say.
CREATE INDEX "users_search_name_idx" ON "users" USING GIN (search_name("name") gin_trgm_ops);
CREATE INDEX "files_search_name_idx" ON "files" USING GIN (search_name("name") gin_trgm_ops);

-- Rows from before have the words that search_vector() gave then. The job "search.readAgain" reads them anew, the newest
-- first, down from this id; a row here is what is left to do.
CREATE TABLE "search_backlog" (
  "source" TEXT NOT NULL PRIMARY KEY,
  "before_id" UUID NOT NULL
);
INSERT INTO "search_backlog" ("source", "before_id")
  SELECT 'messages', 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid WHERE EXISTS (SELECT FROM "messages")
  UNION ALL
  SELECT 'document_texts', 'ffffffff-ffff-ffff-ffff-ffffffffffff' WHERE EXISTS (SELECT FROM "document_texts");
