import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { getChannelContract, updateChannelContract } from "@/lib/channels/contract";
import { db } from "@/lib/db";
import { compactMessage } from "@/lib/messages/compact";
import {
  createMessageContract,
  deleteMessageContract,
  listMessagesContract,
  markReadContract,
  markUnreadContract,
  updateMessageContract,
} from "@/lib/messages/contract";
import { MESSAGE_MAX_LENGTH } from "@/lib/messages/limits";
import { Message } from "@/lib/messages/schema";
import { makeChannel, makeMessage, makeMessages, type SignedIn } from "@/tests/factories";
import { ada, ben, channelId, makePair } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal, requestRaw, send } from "@/tests/setup/request";

beforeEach(makePair);

const say = (who: SignedIn, body: string, nonce = randomUUID()) =>
  send(who, createMessageContract, { params: { channelId }, body: { nonce, body } });

/** As a browser does: where so many send at once that some are refused for a moment, it sends them again. */
async function insist(who: SignedIn, body: string, nonce = randomUUID()) {
  for (;;) {
    const response = await requestRaw(who, createMessageContract, {
      params: { channelId },
      body: { nonce, body },
    });
    if (response.status !== 503) return Message.parse(await response.json());
    await setTimeout(50);
  }
}

const read = (who: SignedIn, query: Record<string, number> = {}) =>
  send(who, listMessagesContract, { params: { channelId }, query });

describe("sending", () => {
  it("numbers messages and moves the author's read marker", async () => {
    const first = await say(ada, "One");
    const second = await say(ben, "Two");
    expect(first).toMatchObject({ seq: 1, channelId, body: "One", author: { id: ada.id, name: "Ada" } });
    expect(second.seq).toBe(2);
    expect((await read(ada)).items).toEqual([first, second]);
    expect(await send(ada, getChannelContract, { params: { channelId } })).toMatchObject({
      lastSeq: 2,
      readSeq: 1,
    });
    expect(await send(ben, getChannelContract, { params: { channelId } })).toMatchObject({
      lastSeq: 2,
      readSeq: 2,
    });
  });

  it("gives the first message back for the same nonce, whatever the body", async () => {
    const nonce = randomUUID();
    const first = await say(ada, "One", nonce);
    expect(await say(ada, "Another", nonce)).toEqual(first);
    expect((await say(ben, "Mine", nonce)).seq).toBe(2);
  });

  it("refuses the nonce of a message elsewhere", async () => {
    const nonce = randomUUID();
    await say(ada, "One", nonce);
    const { workspaceId } = await db().channel.findUniqueOrThrow({ where: { id: channelId } });
    const other = await makeChannel({ id: workspaceId! });
    const input = { params: { channelId: other.id }, body: { nonce, body: "One" } };
    expect(await refusal(ada, createMessageContract, input)).toMatchObject({ code: "conflict" });
    expect(await db().message.count({ where: { channelId: other.id } })).toBe(0);
    expect(await db().channel.findUnique({ where: { id: other.id } })).toMatchObject({ lastSeq: 0 });
  });

  it("makes one message of 50 that send one nonce at once", async () => {
    const nonce = randomUUID();
    const sent = await Promise.all(
      Array.from({ length: 50 }, (_, index) => insist(ada, `Try ${index}`, nonce)),
    );
    expect(new Set(sent.map((message) => JSON.stringify(message))).size).toBe(1);
    expect((await read(ada)).items).toHaveLength(1);
    expect(await db().channel.findUnique({ where: { id: channelId } })).toMatchObject({ lastSeq: 1 });
  });

  it("leaves no gap when 100 are sent at once, in the order of their times", async () => {
    const people = Array.from({ length: 100 }, (_, index) => (index % 2 ? ada : ben));
    const sent = await Promise.all(people.map((who, index) => insist(who, `Message ${index}`)));
    expect(sent.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(people.map((_, index) => index + 1));
    const { items } = await read(ada, { limit: 100 });
    const times = items.map(({ createdAt }) => createdAt);
    expect(times).toEqual([...times].sort());
  });

  it("keeps text as it was written", async () => {
    for (const body of [
      "**bold** `code`\n```ts\nconst a = '<b>';\n```",
      "  spaces \t\n\n",
      "👩‍👩‍👧 naïve 日本 \\u0000",
    ]) {
      const message = await say(ada, body);
      expect(message.body).toBe(body);
      expect((await read(ada)).items.at(-1)?.body).toBe(body);
    }
  });

  it("takes what is too large for a notification", async () => {
    const body = "語".repeat(MESSAGE_MAX_LENGTH);
    const message = await say(ada, body);
    const large = await db().largeEvent.findFirst({
      where: { body: { path: ["data", "id"], equals: message.id } },
    });
    expect(large?.body).toEqual({
      room: `channel:${channelId}`,
      event: "message.created",
      data: compactMessage(message),
    });
  });

  it.each([
    ["too long", "x".repeat(MESSAGE_MAX_LENGTH + 1)],
    ["empty", ""],
    ["blank", " \n\t "],
    ["with a lone surrogate", "a\ud800b"],
    ["with NUL", "a\0b"],
    ["with a direction override", "a\u202eb"],
  ])("refuses text that is %s", async (_, body) => {
    const input = { params: { channelId }, body: { nonce: randomUUID(), body } };
    expect(await refusal(ada, createMessageContract, input)).toMatchObject({ status: 422 });
    expect((await read(ada)).items).toEqual([]);
  });
});

describe("reading", () => {
  it("gives windows in both directions and says what lies beyond", async () => {
    await makeMessages({ id: channelId }, ben, 30);
    const window = async (query: Record<string, number>) => {
      const { items, hasBefore, hasAfter } = await read(ada, { limit: 10, ...query });
      return [items.at(0)?.seq, items.at(-1)?.seq, hasBefore, hasAfter];
    };
    expect(await window({})).toEqual([21, 30, true, false]);
    expect(await window({ before: 21 })).toEqual([11, 20, true, true]);
    expect(await window({ before: 11 })).toEqual([1, 10, false, true]);
    expect(await window({ after: 0 })).toEqual([1, 10, false, true]);
    expect(await window({ after: 25 })).toEqual([26, 30, true, false]);
    expect(await window({ around: 15 })).toEqual([10, 19, true, true]);
    expect(await window({ after: 30 })).toEqual([undefined, undefined, true, false]);
    expect(await window({ before: 1 })).toEqual([undefined, undefined, false, true]);
    expect(await window({ after: 2_147_483_647 })).toEqual([undefined, undefined, true, false]);
  });

  it("has nothing beyond in an empty channel", async () => {
    expect(await read(ada)).toEqual({ items: [], hasBefore: false, hasAfter: false });
  });

  it.each([{ after: 1, before: 5 }, { limit: 0 }, { limit: 101 }, { after: -1 }, { after: "x" }])(
    "refuses %j",
    async (query) => {
      const error = await refusal(ada, listMessagesContract, { params: { channelId }, query });
      expect(error).toMatchObject({ status: 422 });
    },
  );

  it("moves the read marker forward only, and no further than there are messages", async () => {
    await makeMessages({ id: channelId }, ben, 10);
    const readSeq = async () => (await send(ada, getChannelContract, { params: { channelId } })).readSeq;
    const mark = (seq: number) => send(ada, markReadContract, { params: { channelId }, body: { seq } });
    await mark(5);
    expect(await readSeq()).toBe(5);
    await mark(3);
    expect(await readSeq()).toBe(5);
    await mark(2_147_483_647);
    expect(await readSeq()).toBe(10);
  });

  it("moves the read marker back when a message is marked unread, never forward", async () => {
    await makeMessages({ id: channelId }, ben, 10);
    const readSeq = async () => (await send(ada, getChannelContract, { params: { channelId } })).readSeq;
    const unread = (seq: number) => send(ada, markUnreadContract, { params: { channelId }, body: { seq } });
    await unread(1);
    expect(await readSeq()).toBe(0);
    await send(ada, markReadContract, { params: { channelId }, body: { seq: 8 } });
    await unread(9);
    expect(await readSeq()).toBe(8);
    const sent = await announcedBy(() => unread(6));
    expect(sent).toEqual([
      {
        room: `user:${ada.id}`,
        event: "channel.unread",
        data: { channelId, threadId: null, readSeq: 5 },
      },
    ]);
    expect(await readSeq()).toBe(5);
    await unread(0);
    expect(await readSeq()).toBe(0);
  });
});

describe("editing and deleting", () => {
  const edit = { body: "Better" };

  it("lets the author edit, and nobody else", async () => {
    const { id: messageId } = await makeMessage({ id: channelId }, ben);
    const edited = await send(ben, updateMessageContract, { params: { messageId }, body: edit });
    expect(edited).toMatchObject({ body: "Better", seq: 1, editedAt: expect.any(String) });
    expect((await read(ada)).items).toEqual([edited]);
    // Ada manages the channel; that doesn't let her put words into Ben's mouth.
    const error = await refusal(ada, updateMessageContract, { params: { messageId }, body: edit });
    expect(error).toMatchObject({ code: "forbidden" });
  });

  it("replaces no text that its author didn't see", async () => {
    const { id: messageId } = await makeMessage({ id: channelId }, ben);
    const change = (body: string, basedOn: string | null) => ({
      ...{ params: { messageId }, body: { body, basedOn } },
    });
    const phone = await send(ben, updateMessageContract, change("From the phone", null));
    expect(await refusal(ben, updateMessageContract, change("From the laptop", null))).toMatchObject({
      ...{ status: 409, code: "conflict", details: { message: phone } },
    });
    // The same again is the same edit, whose answer was lost.
    expect(await send(ben, updateMessageContract, change("From the phone", null))).toEqual(phone);
    const laptop = await send(ben, updateMessageContract, change("From the laptop", phone.editedAt));
    expect(laptop).toMatchObject({ body: "From the laptop" });
    // A program that names none replaces what is there.
    await send(ben, updateMessageContract, { params: { messageId }, body: edit });
  });

  it("leaves a tombstone without the text, and keeps numbers", async () => {
    const { id: messageId } = await makeMessage({ id: channelId }, ben, "Secret");
    const tombstone = await send(ada, deleteMessageContract, { params: { messageId } });
    expect(tombstone).toMatchObject({ body: "", seq: 1, deletedAt: expect.any(String) });
    expect(await send(ben, deleteMessageContract, { params: { messageId } })).toEqual(tombstone);
    expect((await say(ben, "Next")).seq).toBe(2);
    const error = await refusal(ben, updateMessageContract, { params: { messageId }, body: edit });
    expect(error).toMatchObject({ code: "conflict" });
    expect(JSON.stringify(await db().message.findUnique({ where: { id: messageId } }))).not.toContain(
      "Secret",
    );
  });

  it("lets members delete their own only", async () => {
    const { id: messageId } = await makeMessage({ id: channelId }, ada);
    expect(await refusal(ben, deleteMessageContract, { params: { messageId } })).toMatchObject({
      code: "forbidden",
    });
  });
});

describe("an archived channel", () => {
  it("can be read, not written", async () => {
    const { id: messageId } = await makeMessage({ id: channelId }, ada);
    await send(ada, updateChannelContract, { params: { channelId }, body: { isArchived: true } });
    expect((await read(ben)).items).toHaveLength(1);
    await send(ben, markReadContract, { params: { channelId }, body: { seq: 1 } });
    const body = { nonce: randomUUID(), body: "Too late" };
    for (const error of [
      await refusal(ben, createMessageContract, { params: { channelId }, body }),
      await refusal(ada, updateMessageContract, { params: { messageId }, body: { body: "Too late" } }),
      await refusal(ada, deleteMessageContract, { params: { messageId } }),
    ]) {
      expect(error).toMatchObject({ status: 409, message: expect.stringContaining("archived") });
    }
    await send(ada, updateChannelContract, { params: { channelId }, body: { isArchived: false } });
    expect((await say(ben, "Back")).seq).toBe(2);
  });
});

it("refuses bodies that aren't JSON, or too large, without a trace", async () => {
  const large = { nonce: randomUUID(), body: "x".repeat(1024 * 1024) };
  const response = await requestRaw(ada, createMessageContract, { params: { channelId }, body: large });
  expect(response.status).toBe(413);
  expect((await read(ada)).items).toEqual([]);
});

it("refuses a write by cookie from another site's page", async () => {
  const raw = { params: { channelId }, body: { nonce: randomUUID(), body: "Forged" } };
  const headers = { origin: "https://evil.example" };
  expect((await requestRaw(ada, createMessageContract, { ...raw, headers })).status).toBe(403);
  expect((await read(ada)).items).toEqual([]);
});
