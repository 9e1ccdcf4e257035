-- The block of the document that an item is about, so that listing an inbox reads no document.
ALTER TABLE "inbox_items" ADD COLUMN "block" TEXT;

-- Items of before open the first block that mentions their person.
UPDATE "inbox_items" i SET "block" = place."block", "text" = place."words"
FROM (
  SELECT DISTINCT ON (item."id") item."id", given."b"->>'id' AS "block",
    left(regexp_replace(given."b"->>'text', '\s+', ' ', 'g'), 200) AS "words"
  FROM "inbox_items" item
  JOIN "document_texts" t ON t."document_id" = item."target_id"
  CROSS JOIN LATERAL jsonb_array_elements(t."blocks") WITH ORDINALITY AS given("b", "place")
  WHERE item."kind" = 'DOCUMENT_MENTION'
    AND given."b"->'links' @> jsonb_build_array(jsonb_build_object('href', 'mention:person/' || item."user_id"))
  ORDER BY item."id", given."place"
) place WHERE place."id" = i."id";
