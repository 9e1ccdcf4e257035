import { ASSISTANT_ID } from "@/lib/accounts/assistant";
import { isOfDeletedObject } from "@/lib/sql/threads";

// Conditions as SQL over a message `msg`.

/** The same messages as those that a search finds; see lib/search/postgres/messages.ts. */
export const IS_SAID_SQL = `msg.deleted_at IS NULL AND msg.kind <> 'SYSTEM'
  AND (msg.thread_id IS NULL OR NOT ${isOfDeletedObject("msg.thread_id")})`;

/** The assistant's answers are made of sources, and are none. */
export const IS_BY_PEOPLE_SQL = `msg.author_id <> '${ASSISTANT_ID}'`;

/** What asks the assistant has the words of a question, not the answer; see lib/objects/asks-assistant.ts. */
const ASKS_ASSISTANT = String.raw`(^|[^[:alnum:]_.@/\`])@assistant(?![[:alnum:]_]|\.[[:alpha:]])`;

/** The expression takes ten times as long as all else, and most messages have no such sign. */
export const IS_SOURCE_SQL = `${IS_SAID_SQL} AND ${IS_BY_PEOPLE_SQL}
  AND (strpos(msg.body, '@') = 0 OR msg.body !~* '${ASKS_ASSISTANT}')`;
