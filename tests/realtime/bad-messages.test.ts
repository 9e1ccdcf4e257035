import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { saveDraftContract } from "@/lib/drafts/contract";
import type { Contract } from "@/lib/http/contract";
import type { ErrorBody, ErrorCode } from "@/lib/http/errors";
import { createMessageContract, deleteMessageContract, updateMessageContract } from "@/lib/messages/contract";
import { mentionMarkdown } from "@/lib/objects/mentions";
import { closePollContract, setVotesContract } from "@/lib/polls/contract";
import { addReactionContract } from "@/lib/reactions/contract";
import { MAX_EMOJI_PER_MESSAGE } from "@/lib/reactions/schema";
import { searchContract } from "@/lib/search/contract";
import { makeActor, makeChannel, makeMessage, makeSignedIn } from "../factories";
import { ada, ben, channel, makePair, workspace } from "../pair";
import { requestRaw } from "../setup/request";
import { callOver, closeClients, connectSocket, eventsOf, eventually, type TestSocket } from "./clients";
import { type RealtimeNode, startNode } from "./node";

// What must be refused, over HTTP and the socket alike: with a clear error, nothing written, and nothing published.

let node: RealtimeNode;
beforeAll(async () => {
  node = await startNode();
});
afterEach(closeClients);
afterAll(() => node.kill());

type Given = { params?: object; query?: object; body?: object };
type Call = (contract: Contract, given: Given) => Promise<{ data: unknown } | ErrorBody>;

let elsewhere: { id: string };
let socket: TestSocket;
let watcher: TestSocket;

beforeEach(async () => {
  await makePair();
  elsewhere = await makeChannel(workspace);
  socket = await connectSocket(node, await makeActor(ada));
  watcher = await connectSocket(node, await makeActor(ben));
});

const TRANSPORTS: [string, Call][] = [
  [
    "HTTP",
    async (contract, given) => {
      const response = await requestRaw(ada, contract, given);
      const body = response.status === 204 ? null : await response.json();
      return response.ok ? { data: body } : (body as ErrorBody);
    },
  ],
  ["the socket", (contract, given) => callOver(socket, contract, given as object)],
];

const newMessage = (body: object) => ({
  params: { channelId: channel.id },
  body: { nonce: randomUUID(), body: "Hello", ...body },
});

/** Everything that a message, or what is done with one, leaves behind. */
const rows = () =>
  Promise.all([
    db().channel.findMany({ where: { workspaceId: workspace.id }, orderBy: { id: "asc" } }),
    db().message.findMany({
      where: { channelId: { in: [channel.id, elsewhere.id] } },
      orderBy: { id: "asc" },
    }),
    db().thread.findMany({ where: { channelId: { in: [channel.id, elsewhere.id] } } }),
    db().draft.findMany({ where: { userId: ada.id } }),
    db().messageRevision.count({ where: { message: { channelId: channel.id } } }),
    db().reaction.count({ where: { message: { channelId: channel.id } } }),
    db().pollVote.count({ where: { poll: { message: { channelId: channel.id } } } }),
    db().readMarker.findMany({ where: { userId: ada.id } }),
  ]);

/** What happens next in the channel is the first that the watcher hears of. */
async function expectSilence() {
  const { id } = await makeMessage(channel, ben);
  await callOver(watcher, addReactionContract, { params: { messageId: id, emoji: "👋" } });
  await eventually(() => expect(eventsOf(watcher, "reaction.changed")).toHaveLength(1));
  expect(eventsOf(watcher, "reaction.changed")[0]).toMatchObject({ messageId: id });
  for (const event of ["message.created", "message.updated"] as const)
    expect(eventsOf(watcher, event)).toEqual([]);
}

async function expectRefusal(call: Call, contract: Contract, given: Given, code: ErrorCode, words: string) {
  const before = await rows();
  watcher.received.length = 0;
  expect(await call(contract, given)).toMatchObject({
    error: { code, message: expect.stringContaining(words) },
  });
  expect(await rows()).toEqual(before);
  await expectSilence();
}

describe.each(TRANSPORTS)("over %s", (_transport, call) => {
  describe.each([
    ["100,000 characters", "x".repeat(100_000), "10000 characters at most"],
    ["a lone surrogate", "a\ud800b", "aren't valid text"],
    ["NUL", "a\0b", "aren't valid text"],
    ["a right-to-left override", "invoice\u202efdp.exe", "reverse the text's direction"],
    ["an isolate that doesn't end", "a\u2067b", "reverse the text's direction"],
    ["nothing but spaces", " \n\t", "is empty"],
  ])("text with %s", (_name, text, words) => {
    it("is refused in a new message", async () => {
      await expectRefusal(call, createMessageContract, newMessage({ body: text }), "invalid_input", words);
    });

    it("is refused in an edit", async () => {
      const { id: messageId } = await makeMessage(channel, ada);
      const edit = { params: { messageId }, body: { body: text } };
      await expectRefusal(call, updateMessageContract, edit, "invalid_input", words);
    });
  });

  it.each([
    ["a lone surrogate", "a\udc00"],
    ["NUL", "a\0"],
    ["100,000 characters", "x".repeat(100_000)],
  ])("a draft with %s is refused", async (_name, body) => {
    const draft = { params: { channelId: channel.id }, body: { body, basedOn: null } };
    await expectRefusal(call, saveDraftContract, draft, "invalid_input", "body: ");
  });

  it("an answer or a quote doesn't reach into another channel, though one may read it", async () => {
    const { id } = await makeMessage(elsewhere, ben);
    const [answer, quote] = [newMessage({ threadId: id }), newMessage({ quotedId: id })];
    await expectRefusal(call, createMessageContract, answer, "not_found", "thread");
    watcher.received.length = 0;
    await expectRefusal(call, createMessageContract, quote, "not_found", "message to quote");
  });

  it("nothing is edited once it is deleted", async () => {
    const { id: messageId } = await makeMessage(channel, ada, "Secret");
    await call(deleteMessageContract, { params: { messageId } });
    await eventually(() => expect(eventsOf(watcher, "message.deleted")).toHaveLength(1));
    const edit = { params: { messageId }, body: { body: "Back" } };
    await expectRefusal(call, updateMessageContract, edit, "conflict", "deleted");
  });

  it("nobody votes once a poll is closed", async () => {
    const poll = { question: "When?", options: ["Monday", "Friday"] };
    const { data } = (await call(createMessageContract, newMessage({ body: "", poll }))) as {
      data: { id: string; poll: { options: { id: string }[] } };
    };
    const params = { messageId: data.id };
    await call(closePollContract, { params });
    await eventually(() => expect(eventsOf(watcher, "message.patched")).toHaveLength(1));
    const vote = { params, body: { optionIds: [data.poll.options[0]?.id] } };
    await expectRefusal(call, setVotesContract, vote, "conflict", "closed");
  });

  it("a flood of reactions ends at the limit, also when all come at once", async () => {
    const { id: messageId } = await makeMessage(channel, ben);
    const emoji = Array.from({ length: MAX_EMOJI_PER_MESSAGE + 5 }, (_, at) =>
      String.fromCodePoint(0x1f400 + at),
    );
    const answers = await Promise.all(
      emoji.map((one) => call(addReactionContract, { params: { messageId, emoji: one } })),
    );
    const refused = answers.flatMap((answer) => ("error" in answer ? [answer.error] : []));
    expect(refused).toHaveLength(5);
    for (const error of refused)
      expect(error).toMatchObject({ code: "conflict", message: expect.stringContaining("different emoji") });
    expect(await db().reaction.count({ where: { messageId } })).toBe(MAX_EMOJI_PER_MESSAGE);
    await eventually(() => expect(eventsOf(watcher, "reaction.changed")).toHaveLength(MAX_EMOJI_PER_MESSAGE));
  });

  it("a mention of somebody who can't see the channel is sent as plain text, and doesn't notify them", async () => {
    const stranger = await makeSignedIn({ name: "Eve" });
    const theirs = await connectSocket(node, await makeActor(stranger));
    const body = mentionMarkdown("@Eve", { type: "person", id: stranger.id });
    expect(await call(createMessageContract, newMessage({ body }))).toMatchObject({ data: { body } });
    await eventually(() => expect(eventsOf(watcher, "message.created")).toHaveLength(1));
    expect(await db().inboxItem.count({ where: { userId: stranger.id } })).toBe(0);
    expect(theirs.received).toEqual([]);
  });

  describe("search", () => {
    const search = (q: string) => call(searchContract, { query: { q } });

    it.each([
      ["10,000 characters", "x".repeat(10_000), "500 characters at most"],
      ["NUL", "wor\0d", "aren't valid text"],
      ["signs only", "!? …", "Type a word"],
    ])("refuses %s", async (_name, q, words) => {
      expect(await search(q)).toMatchObject({
        error: { code: "invalid_input", message: expect.stringContaining(words) },
      });
    });

    it.each(['"the harbor', 'the harbor"', '"the" harbor"', "“the harbor", "the harb"])(
      "forgives the quotes of %s",
      async (q) => {
        await makeMessage(channel, ben, "We meet at the harbor");
        const found = ((await search(q)) as { data: { items: { type: string }[] } }).data.items;
        expect(found.map(({ type }) => type)).toEqual(["message"]);
      },
    );

    it("finds stop words, as all words are words", async () => {
      await makeMessage(channel, ben, "To be or not to be");
      expect(await search("to be or not")).toMatchObject({ data: { items: [{ type: "message" }] } });
      expect(await search("the of")).toMatchObject({ data: { items: [] } });
    });
  });
});

it("a search for half a character, which only the socket can carry, is refused", async () => {
  expect(await callOver(socket, searchContract, { query: { q: "wor\ud800d" } })).toMatchObject({
    error: { code: "invalid_input", message: expect.stringContaining("aren't valid text") },
  });
});
