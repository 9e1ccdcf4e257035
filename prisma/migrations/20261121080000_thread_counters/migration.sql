-- AlterTable
ALTER TABLE "threads" ADD COLUMN     "recent_author_ids" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "reply_count" INTEGER NOT NULL DEFAULT 0;

-- What threads have by now
UPDATE threads t SET reply_count = counted.replies, recent_author_ids = counted.author_ids
FROM (
  SELECT by_author.thread_id, sum(by_author.replies) AS replies,
    (array_agg(by_author.author_id ORDER BY by_author.latest DESC))[1:3] AS author_ids
  FROM (
    SELECT thread_id, author_id, count(*) AS replies, max(seq) AS latest FROM messages
    WHERE thread_id IS NOT NULL AND deleted_at IS NULL GROUP BY thread_id, author_id
  ) by_author
  GROUP BY by_author.thread_id
) counted
WHERE counted.thread_id = t.id;
