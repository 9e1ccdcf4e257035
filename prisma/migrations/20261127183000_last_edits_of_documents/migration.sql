-- CreateTable
CREATE TABLE "document_edits" (
    "document_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "edited_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_edits_pkey" PRIMARY KEY ("document_id","user_id")
);

-- CreateIndex
CREATE INDEX "document_edits_user_id_idx" ON "document_edits"("user_id");

-- AddForeignKey
ALTER TABLE "document_edits" ADD CONSTRAINT "document_edits_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_edits" ADD CONSTRAINT "document_edits_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is stored of earlier edits. Of several who wrote a version each did so after its beginning; who came last isn't known.
INSERT INTO "document_edits" ("document_id", "user_id", "edited_at")
SELECT found.document_id, found.user_id, max(found.edited_at) FROM (
    SELECT v.document_id, (a.author ->> 'userId')::uuid AS user_id,
        CASE WHEN jsonb_array_length(v.authors) = 1 THEN v.until_at ELSE v.from_at END AS edited_at
    FROM "document_versions" v, jsonb_array_elements(v.authors) AS a(author)
    UNION ALL
    SELECT u.document_id, u.author_id, u.created_at FROM "document_updates" u
) found
JOIN "documents" d ON d.id = found.document_id AND d.channel_id = d.id
JOIN "users" ON "users".id = found.user_id
GROUP BY found.document_id, found.user_id;
