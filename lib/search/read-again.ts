import { pool } from "@/lib/db";

/** The tables with texts that are searched: the id of a row, and what its column `search` is generated from, `body` most. */
const SOURCES: Record<string, { id: string; text: string }> = {
  messages: { id: "id", text: "t.body || E'\\n' || t.poll_text" },
  document_texts: { id: "document_id", text: "t.body" },
};
const MAX_ROWS = 500;
/** A batch has to be read within the statement timeout, or the job would repeat it in vain. */
const MAX_BYTES = 1_000_000;
/** The job runs each minute. */
const RUN_MS = 50_000;

/**
 * The job "search.readAgain": a migration that changes `search_vector()` leaves old rows as they are, since rewriting the
 * table would lock it, and names the tables in `search_backlog`. Each batch is one short statement, from the newest row
 * to the oldest, of a limited number and length of texts and of at least one; only rows whose words have changed are
 * written.
 */
export async function readAgain({ maxRows = MAX_ROWS, maxBytes = MAX_BYTES } = {}): Promise<void> {
  const end = performance.now() + RUN_MS;
  for (const [source, { id, text }] of Object.entries(SOURCES)) {
    const statement = `
      WITH next AS (
        SELECT ${id} AS id, octet_length(body) AS bytes FROM ${source}
        WHERE ${id} < (SELECT before_id FROM search_backlog WHERE source = '${source}') ORDER BY 1 DESC LIMIT $1
      ), todo AS (
        SELECT id FROM (SELECT id, sum(bytes) OVER (ORDER BY id DESC) - bytes AS bytes_before FROM next) AS sized
        WHERE bytes_before < $2
      ), written AS (
        UPDATE ${source} t SET body = t.body FROM todo
        WHERE t.${id} = todo.id AND t.search IS DISTINCT FROM search_vector(${text})
      )
      UPDATE search_backlog SET before_id = (SELECT id FROM todo ORDER BY id LIMIT 1)
      WHERE source = '${source}' AND EXISTS (SELECT FROM todo)`;
    while (performance.now() < end) {
      if ((await pool().query(statement, [maxRows, maxBytes])).rowCount === 1) continue;
      await pool().query("DELETE FROM search_backlog WHERE source = $1", [source]);
      break;
    }
  }
}
