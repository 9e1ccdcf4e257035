import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { updateChannelContract } from "@/lib/channels/contract";
import { db } from "@/lib/db";
import {
  createMessageContract,
  deleteMessageContract,
  listMessagesContract,
  updateMessageContract,
} from "@/lib/messages/contract";
import {
  listPinsContract,
  MAX_PINS,
  pinMessageContract,
  unpinMessageContract,
} from "@/lib/messages/pins/contract";
import { listRevisionsContract } from "@/lib/messages/revisions/contract";
import { makeChannel, makeMessage, makeMessages, type SignedIn } from "@/tests/factories";
import { ada, ben, channelId, makePair, workspace } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";

beforeEach(makePair);

const say = (who: SignedIn, body: string, given: object = {}, to = channelId) =>
  send(who, createMessageContract, {
    params: { channelId: to },
    body: { nonce: randomUUID(), body, ...given },
  });
const edit = (who: SignedIn, messageId: string, body: string) =>
  send(who, updateMessageContract, { params: { messageId }, body: { body } });
const newest = async () =>
  (await send(ada, listMessagesContract, { params: { channelId }, query: { limit: 100 } })).items.at(-1);

describe("quoting", () => {
  it("shows who said what, as it is now", async () => {
    const { id } = await say(ada, "The plan");
    const answer = await say(ben, "Agreed", { quotedId: id });
    expect(answer.quote).toMatchObject({
      id,
      seq: 1,
      threadId: null,
      author: { name: "Ada" },
      body: "The plan",
    });
    await send(ada, deleteMessageContract, { params: { messageId: id } });
    expect((await newest())?.quote).toMatchObject({ body: "", isDeleted: true });
  });

  it("shows what a message without words is, and what a poll asks", async () => {
    const ask = { poll: { question: "Tea?", options: ["Yes", "No"] } };
    const params = { channelId };
    const { id } = await send(ada, createMessageContract, { params, body: { nonce: randomUUID(), ...ask } });
    const answer = await say(ben, "Yes", { quotedId: id });
    expect(answer.quote).toMatchObject({ kind: "POLL", body: "Tea?" });
  });

  it("doesn't reach across channels, nor to what was deleted", async () => {
    const other = await makeChannel(workspace);
    const { id } = await makeMessage(other, ada);
    const across = { params: { channelId }, body: { nonce: randomUUID(), body: "Look", quotedId: id } };
    expect(await refusal(ben, createMessageContract, across)).toMatchObject({ code: "not_found" });
    const gone = await say(ada, "Gone");
    await send(ada, deleteMessageContract, { params: { messageId: gone.id } });
    const late = { params: { channelId }, body: { nonce: randomUUID(), body: "Look", quotedId: gone.id } };
    expect(await refusal(ben, createMessageContract, late)).toMatchObject({ code: "conflict" });
    expect((await newest())?.seq).toBe(1);
  });
});

describe("edit history", () => {
  const history = async (who: SignedIn, messageId: string) =>
    (await send(who, listRevisionsContract, { params: { messageId } })).items.map(({ body }) => body);

  it("keeps what a message said before each edit, for all who see it", async () => {
    const { id } = await say(ada, "One");
    await edit(ada, id, "Two");
    await edit(ada, id, "Two");
    await edit(ada, id, "Three");
    expect(await history(ben, id)).toEqual(["Two", "One"]);
  });

  it("loses nothing when edits come at once", async () => {
    const { id } = await say(ada, "Start");
    const texts = Array.from({ length: 10 }, (_, index) => `Text ${index}`);
    await Promise.all(texts.map((text) => edit(ada, id, text)));
    const { body } = (await newest())!;
    expect([...(await history(ada, id)), body].sort()).toEqual(["Start", ...texts].sort());
  });

  it("goes with the message, and nothing is edited after it was deleted", async () => {
    const { id } = await say(ada, "Secret");
    await edit(ada, id, "Changed");
    await send(ada, deleteMessageContract, { params: { messageId: id } });
    expect(await history(ada, id)).toEqual([]);
    expect(await db().messageRevision.count({ where: { messageId: id } })).toBe(0);
    const late = { params: { messageId: id }, body: { body: "Back" } };
    expect(await refusal(ada, updateMessageContract, late)).toMatchObject({ code: "conflict" });
  });
});

describe("pinning", () => {
  const pin = (who: SignedIn, messageId: string) => send(who, pinMessageContract, { params: { messageId } });
  const pins = async (who: SignedIn) =>
    (await send(who, listPinsContract, { params: { channelId } })).items.map(({ message }) => message.body);

  it("is for those who may write, and adds one note to the channel", async () => {
    const first = await say(ada, "First");
    const second = await say(ada, "Second");
    expect((await pin(ben, first.id)).isPinned).toBe(true);
    await pin(ada, second.id);
    await pin(ada, second.id);
    expect(await pins(ben)).toEqual(["Second", "First"]);
    expect(await newest()).toMatchObject({
      seq: 4,
      kind: "SYSTEM",
      author: { name: "Ada" },
      system: { type: "message.pinned", messageId: second.id, threadId: null, seq: 2 },
    });
    const unpinned = await send(ben, unpinMessageContract, { params: { messageId: first.id } });
    expect(unpinned.isPinned).toBe(false);
    expect(await pins(ben)).toEqual(["Second"]);
  });

  it("isn't for those who only read, nor in an archived channel", async () => {
    const { id: messageId } = await say(ada, "First");
    await send(ada, updateChannelContract, { params: { channelId }, body: { defaultRole: "VIEWER" } });
    expect(await refusal(ben, pinMessageContract, { params: { messageId } })).toMatchObject({
      code: "forbidden",
    });
    await send(ada, updateChannelContract, { params: { channelId }, body: { isArchived: true } });
    expect(await refusal(ada, pinMessageContract, { params: { messageId } })).toMatchObject({
      code: "conflict",
    });
    expect(await pins(ben)).toEqual([]);
  });

  it("goes with the message, and isn't for deleted ones", async () => {
    const { id: messageId } = await say(ada, "First");
    await pin(ada, messageId);
    await send(ada, deleteMessageContract, { params: { messageId } });
    expect(await pins(ada)).toEqual([]);
    expect(await refusal(ada, pinMessageContract, { params: { messageId } })).toMatchObject({
      code: "conflict",
    });
  });

  it("holds no more than its limit, however many are pinned at once", async () => {
    const messages = await makeMessages({ id: channelId }, ada, MAX_PINS + 1);
    const full = messages.slice(0, MAX_PINS - 1).map(({ id }) => ({ messageId: id, channelId }));
    await db().pin.createMany({ data: full });
    const results = await Promise.allSettled(messages.slice(-2).map(({ id }) => pin(ada, id)));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db().pin.count({ where: { channelId } })).toBe(MAX_PINS);
  });
});
