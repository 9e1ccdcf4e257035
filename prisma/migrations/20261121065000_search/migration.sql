-- Trusted since PostgreSQL 13: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Whether a character belongs to a script that is written without spaces between words: Thai to Khmer, kana, Han, Hangul.
CREATE FUNCTION search_is_unspaced(code integer) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT code BETWEEN 3584 AND 3839 OR code BETWEEN 4096 AND 4255 OR code BETWEEN 6016 AND 6143
    OR code BETWEEN 12352 AND 12543 OR code BETWEEN 13312 AND 40959 OR code BETWEEN 44032 AND 55215
    OR code BETWEEN 63744 AND 64255 OR code BETWEEN 131072 AND 262143
$$;

-- What a message is found by: its words, and in scripts without spaces each character and each pair of neighbours,
-- since there the parser takes a whole sentence for one word.
CREATE FUNCTION search_vector(body text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  words tsvector := to_tsvector('simple'::regconfig, lower(body));
BEGIN
  IF octet_length(body) = char_length(body) THEN RETURN words; END IF;
  RETURN words || array_to_tsvector(ARRAY(
    SELECT part.token
    FROM (
      SELECT c, lead(c) OVER (ORDER BY place) AS following
      FROM unnest(string_to_array(lower(body), NULL)) WITH ORDINALITY AS characters(c, place)
    ) AS pairs
    CROSS JOIN LATERAL (VALUES
      (CASE WHEN search_is_unspaced(ascii(c)) THEN c END),
      (CASE WHEN search_is_unspaced(ascii(c)) AND search_is_unspaced(ascii(following)) THEN c || following END)
    ) AS part(token)
    WHERE part.token IS NOT NULL
  ));
END
$$;

ALTER TABLE "messages" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (search_vector("body")) STORED;
CREATE INDEX "messages_search_idx" ON "messages" USING GIN ("search");

-- Only for words that nobody wrote: typing errors.
CREATE INDEX "messages_body_idx" ON "messages" USING GIN ("body" gin_trgm_ops);
CREATE INDEX "channels_name_topic_idx" ON "channels" USING GIN ("name" gin_trgm_ops, "topic" gin_trgm_ops);
CREATE INDEX "users_name_idx" ON "users" USING GIN ("name" gin_trgm_ops);
CREATE INDEX "files_name_idx" ON "files" USING GIN ("name" gin_trgm_ops);
