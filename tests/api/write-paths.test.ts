import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { accessChannel } from "@/lib/channels/access";
import { processors } from "@/lib/composition/processors";
import { db, type Transaction, transaction } from "@/lib/db";
import { deliver } from "@/lib/events/deliver";
import { insertWith } from "@/lib/messages/create/rich";
import { insertText } from "@/lib/messages/create/text";
import { makeActor, makeChannel, makeUser } from "@/tests/factories";
import { ada, makePair, workspace } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { at, say } from "./inbox-helpers";

const PLAIN = "Hello";

beforeEach(makePair);

/** Everything that a message leaves in the database, in a channel of its own, without ids and times. */
async function traceOf(path: "text" | "rich", body: string, isReply: boolean) {
  const channel = await makeChannel(workspace);
  const root = isReply ? await say(ada, "Question", { in: channel.id }) : null;
  const actor = await makeActor(ada);
  const input = { nonce: randomUUID(), body, ...(root && { threadId: root.id }) };
  const outbox = (tx: Transaction) => tx.outboxEvent.findMany({ omit: { id: true, dueAt: true } });
  let answer: unknown;
  let recorded: unknown;
  const announced = await announcedBy(async () => {
    if (path === "text") {
      answer = (await insertText(actor, channel.id, input))?.message;
      recorded = await outbox(db());
    } else {
      const accessed = await accessChannel(actor, channel.id, "message.create");
      await transaction(async (tx) => {
        answer = await insertWith(tx, actor, accessed, input);
        recorded = await outbox(tx);
      });
    }
  });
  const [created] = announced.filter(({ event }) => event === "message.created");
  const message = await db().message.findFirstOrThrow({ where: { nonce: input.nonce } });
  const rows = {
    answer,
    event: created?.data,
    // Of plain text only the hot path finds out that nothing follows from it.
    recorded: body === PLAIN ? [] : recorded,
    message: { ...message, threadId: message.threadId && "thread", streamId: "stream" },
    marker: await db().readMarker.findMany({ where: { channelId: channel.id } }),
    thread: await db().thread.findMany({ where: { channelId: channel.id } }),
    follows: await db().threadFollow.findMany({ where: { thread: { channelId: channel.id } } }),
    lastSeq: (await db().channel.findUniqueOrThrow({ where: { id: channel.id } })).lastSeq,
  };
  await deliver(processors, { type: "message", id: message.id });
  const ids = [channel.id, root?.id, message.id, input.nonce].filter((id) => id !== undefined);
  const json = JSON.stringify(rows, (key, value) => (/At$/.test(key) && value ? "a time" : value));
  return JSON.parse(ids.reduce((text, id, index) => text.replaceAll(id, `id ${index}`), json));
}

describe("text by the hot path and by the one for everything else", () => {
  it.each([
    ["plain text", PLAIN, false],
    ["a reply", "Indeed", true],
    ["a mention", "", false],
  ])("leaves the same rows, event and answer: %s", async (_, body, isReply) => {
    const text = body || at(await makeUser());
    expect(await traceOf("text", text, isReply)).toEqual(await traceOf("rich", text, isReply));
  });
});
