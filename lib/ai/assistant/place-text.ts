import { ASSISTANT_ID } from "@/lib/accounts/assistant";
import { pool } from "@/lib/db";
import { plainText } from "@/lib/markdown/plain-text";
import { asData } from "../context/as-data";
import { LIMITS } from "./limits";

type Said = { id: string; author: string; isAssistant: boolean; body: string; at: Date; isReply: boolean };

/** The messages of the thread $1 up to question $2, and those of its channel before the thread's root. */
const SAID = `(SELECT m.id, u.name AS author, m.author_id = '${ASSISTANT_ID}' AS "isAssistant",
      left(coalesce(nullif(m.body, ''), m.poll_text), ${LIMITS.messageChars * 2}) AS body, m.created_at AS at, true AS "isReply"
    FROM messages m JOIN users u ON u.id = m.author_id
    WHERE (m.thread_id = $1 OR m.id = $1) AND m.id <= $2 AND m.deleted_at IS NULL AND m.system IS NULL
    ORDER BY m.id DESC LIMIT ${LIMITS.threadMessages})
  UNION ALL
  (SELECT m.id, u.name, m.author_id = '${ASSISTANT_ID}', left(coalesce(nullif(m.body, ''), m.poll_text), ${LIMITS.messageChars * 2}),
      m.created_at, false
    FROM messages root JOIN messages m ON m.stream_id = root.channel_id AND m.seq < root.seq
    JOIN users u ON u.id = m.author_id
    WHERE root.id = $1 AND root.stream_id = root.channel_id AND m.deleted_at IS NULL AND m.system IS NULL
    ORDER BY m.seq DESC LIMIT ${LIMITS.channelMessages})`;

/** What was said where the question was asked, as data for a prompt, with the question last. Access is checked before. */
export async function placeText(threadId: string, questionId: string, timeZone: string) {
  const { rows } = await pool().query<Said>({
    name: "said in place",
    text: SAID,
    values: [threadId, questionId],
  });
  const said = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const question = said.find(({ id }) => id === questionId);
  const time = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone });
  const lines = (isReply: boolean) =>
    said
      .filter((one) => one.isReply === isReply && one.id !== questionId && one.body.trim())
      .map((one) => `${one.author} (${time.format(one.at)}): ${wordsOf(one)}`)
      .join("\n");
  const blocks = [
    { title: "Before the thread, in the same channel", text: lines(false) },
    { title: "The thread", text: lines(true) },
  ].filter(({ text }) => text);
  return {
    question: question ? { text: wordsOf(question), author: question.author } : null,
    before: said.filter(({ id, isReply }) => isReply && id !== questionId).at(-1)?.body ?? "",
    data: blocks.map(({ title, text }) => asData(title, text)),
    ids: said.map(({ id }) => id),
  };
}

/** The numbers of earlier answers stand for other sources. */
function wordsOf({ body, isAssistant }: Said): string {
  const text = plainText(isAssistant ? body.replace(/\[\d+\]/g, "") : body);
  return [...text].slice(0, LIMITS.messageChars).join("");
}
