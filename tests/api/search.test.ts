import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import type { z } from "zod";
import { openConversationContract } from "@/lib/conversations/contract";
import { db } from "@/lib/db";
import { createMessageContract, deleteMessageContract, updateMessageContract } from "@/lib/messages/contract";
import { addPollOptionContract } from "@/lib/polls/contract";
import { searchContract } from "@/lib/search/contract";
import type { SearchResult } from "@/lib/search/schema";
import {
  addMember,
  makeChannel,
  makeMessage,
  makeMessages,
  makeSignedIn,
  makeWorkspace,
  type SignedIn,
} from "@/tests/factories";
import { countQueries } from "@/tests/setup/count-queries";
import { refusal, send } from "@/tests/setup/request";

type Query = z.input<(typeof searchContract)["query"]>;
let ada: SignedIn;
let ben: SignedIn;
let workspace: { id: string };
let open: { id: string };
let secret: { id: string };

beforeEach(async () => {
  ada = await makeSignedIn({ name: "Ada Lovelace" });
  ben = await makeSignedIn({ name: "Ben Okafor" });
  workspace = await makeWorkspace(ada);
  await addMember(workspace, ben);
  open = await makeChannel(workspace, { name: "launches" });
  secret = await makeChannel(workspace, {
    name: "launch money",
    visibility: "PRIVATE",
    members: [{ user: ada, role: "MANAGER" }],
  });
});

const search = (who: SignedIn, q: string, more: Partial<Query> = {}) =>
  send(who, searchContract, { query: { q, ...more } });
const textOf = ({ snippet }: SearchResult) => snippet.map(({ text }) => text).join("");
const texts = async (who: SignedIn, q: string, more: Partial<Query> = {}) =>
  (await search(who, q, { type: "message", ...more })).items.map(textOf);
const say = (who: SignedIn, channel: { id: string }, body: string) =>
  send(who, createMessageContract, {
    params: { channelId: channel.id },
    body: { nonce: randomUUID(), body },
  });

it("finds what was said as soon as it is acknowledged, and marks it", async () => {
  const said = await say(ada, open, "The **rocket** leaves at noon");
  expect((await search(ben, "rocke")).items).toEqual([
    {
      type: "message",
      id: said.id,
      snippet: [
        { text: "The ", isMatch: false },
        { text: "rocket", isMatch: true },
        { text: " leaves at noon", isMatch: false },
      ],
      person: { id: ada.id, name: ada.name, image: null },
      place: expect.objectContaining({
        channelId: open.id,
        channelName: "launches",
        anchor: { seq: 1, threadId: null },
      }),
      createdAt: said.createdAt,
      isSimilar: false,
    },
  ]);
});

it("finds a poll by its question and by each of its options, also of those added later", async () => {
  const poll = { question: "Where do we sail?", options: ["Lisbon", "東京タワー"], canAddOptions: true };
  const { id: messageId } = await send(ada, createMessageContract, {
    params: { channelId: open.id },
    body: { nonce: randomUUID(), body: "", poll },
  });
  await send(ben, addPollOptionContract, { params: { messageId }, body: { text: "Porto" } });
  const found = ["Where do we sail? · Lisbon · 東京タワー · Porto"];
  for (const q of ["sail", "lisbon", "porto", "タワー"]) expect(await texts(ben, q), q).toEqual(found);
  for (const q of ["Lisobn", "Prto where"]) {
    expect(await search(ben, q), q).toMatchObject({ isApproximate: true, items: [{ id: messageId }] });
  }
  await send(ada, deleteMessageContract, { params: { messageId } });
  expect(await texts(ben, "sail")).toEqual([]);
  expect(await db().message.findUnique({ where: { id: messageId } })).toMatchObject({ pollText: "" });
});

it("follows edits and deletions", async () => {
  const { id } = await say(ada, open, "Meet in Lisbon");
  await send(ada, updateMessageContract, { params: { messageId: id }, body: { body: "Meet in Porto" } });
  expect(await texts(ben, "Lisbon")).toEqual([]);
  expect(await texts(ben, "porto")).toEqual(["Meet in Porto"]);
  await send(ada, deleteMessageContract, { params: { messageId: id } });
  expect(await texts(ben, "porto")).toEqual([]);
});

it("finds only what the person may see", async () => {
  await makeMessage(open, ada, "launch for all");
  await makeMessage(secret, ada, "launch in secret");
  const elsewhere = await makeWorkspace(await makeSignedIn());
  await makeMessage(await makeChannel(elsewhere, { name: "launch pad" }), ada, "launch elsewhere");
  const [guest, stranger] = [await makeSignedIn(), await makeSignedIn()];
  await addMember(workspace, guest, "GUEST");
  const direct = await db().channel.create({
    data: {
      ...{ type: "DIRECT", name: "", position: "a0", directKey: randomUUID(), visibility: "PRIVATE" },
      members: { create: [ada, ben].map(({ id }) => ({ userId: id, role: "EDITOR" as const })) },
    },
  });
  await makeMessage(direct, ben, "launch between us");
  const found = async (who: SignedIn) => (await search(who, "launch")).items.map(textOf).toSorted();
  expect(await found(ada)).toEqual(
    ["launch between us", "launch for all", "launch in secret", "launch money", "launches"].toSorted(),
  );
  expect(await found(ben)).toEqual(["launch between us", "launch for all", "launches"].toSorted());
  expect(await found(guest)).toEqual([]);
  expect(await found(stranger)).toEqual([]);
  expect(await texts(ben, "launch", { scope: "channel", channelId: secret.id })).toEqual([]);
  expect(await texts(ben, "launch", { scope: "channel", channelId: open.id })).toEqual(["launch for all"]);
  expect(await texts(ben, "launch", { scope: "workspace", workspaceId: workspace.id })).toEqual([
    "launch for all",
  ]);
  expect(await texts(stranger, "from:ada launch")).toEqual([]);
});

it("finds people whom the person knows, and files by name", async () => {
  const stranger = await makeSignedIn({ name: "Ada Stranger" });
  const message = await makeMessage(secret, ada, "The numbers");
  await db().file.create({
    data: {
      ...{ ownerId: ada.id, channelId: secret.id, messageId: message.id, purpose: "ATTACHMENT" },
      ...{
        status: "READY",
        name: "adaptation.pdf",
        type: "application/pdf",
        size: 1,
        storageKey: randomUUID(),
      },
    },
  });
  const found = async (who: SignedIn) => (await search(who, "ada")).items.map(({ type, id }) => [type, id]);
  expect(await found(ben)).toEqual([["person", ada.id]]);
  expect(await found(ada)).toEqual([
    ["person", ada.id],
    ["file", expect.any(String)],
  ]);
  expect(await found(stranger)).toEqual([["person", stranger.id]]);
  expect(await texts(ada, "numbers has:file")).toEqual(["The numbers"]);
  expect(await texts(ada, "numbers has:image")).toEqual([]);
});

it("doesn't take a short word for another, and shows the topic that has it", async () => {
  await db().channel.update({ where: { id: open.id }, data: { topic: "Everything that flies" } });
  const channels = async (q: string) => (await search(ben, q, { type: "channel" })).items.map(textOf);
  expect(await channels("the")).toEqual([]);
  expect(await channels("flies")).toEqual(["launches · Everything that flies"]);
  expect(await channels("lanches")).toEqual(["launches · Everything that flies"]);
});

it("puts names that only look like what was typed after all that has it", async () => {
  const said = await say(ada, open, "The lanches are late");
  const named = await makeChannel(workspace, { name: "three lanches" });
  const found = (await search(ben, "lanches")).items.map(({ id, isSimilar }) => [id, isSimilar]);
  expect(found).toEqual([
    [named.id, false],
    [said.id, false],
    [open.id, true],
  ]);
  const channels = await search(ben, "lanches", { type: "channel" });
  expect(channels.items.map(({ id }) => id)).toEqual([named.id, open.id]);
});

it("names a conversation of two by the other", async () => {
  const direct = await send(ada, openConversationContract, { body: { userIds: [ben.id] } });
  await say(ada, direct, "The tulips are yours");
  const found = async (who: SignedIn) => (await search(who, "tulips")).items.map(({ place }) => place);
  expect(await found(ada)).toMatchObject([{ channelName: ben.name, channelType: "DIRECT" }]);
  expect(await found(ben)).toMatchObject([{ channelName: ada.name }]);
});

it("takes phrases, exclusions and filters", async () => {
  const old = await makeMessage(open, ada, "red green blue");
  await db().message.update({ where: { id: old.id }, data: { createdAt: new Date("2026-03-05T23:30:00Z") } });
  await makeMessage(open, ben, "green red `blue`");
  expect(await texts(ada, '"red green"')).toEqual(["red green blue"]);
  expect(await texts(ada, "red green")).toEqual(["green red blue", "red green blue"]);
  expect(await texts(ada, 'red -"red green"')).toEqual(["green red blue"]);
  expect(await texts(ada, "from:me red")).toEqual(["red green blue"]);
  expect(await texts(ada, 'red -from:"ada lovelace"')).toEqual(["green red blue"]);
  expect(await texts(ada, "red in:#launches has:code")).toEqual(["green red blue"]);
  expect(await texts(ada, "red in:nowhere")).toEqual([]);
  expect(await texts(ada, "red on:2026-03-05")).toEqual(["red green blue"]);
  expect(await texts(ada, "red on:2026-03-06", { timeZone: "Europe/Berlin" })).toEqual(["red green blue"]);
  expect(await texts(ada, "red after:2026-03-05")).toEqual(["green red blue"]);
  expect(await texts(ada, "in:launches before:2026-04-01")).toEqual(["red green blue"]);
  await db().pin.create({ data: { messageId: old.id, channelId: open.id, userId: ben.id } });
  await db().savedItem.create({
    data: { userId: ben.id, targetType: "message", targetId: old.id, channelId: open.id },
  });
  expect(await texts(ada, "is:pinned")).toEqual(["red green blue"]);
  expect(await texts(ada, "is:saved")).toEqual([]);
  expect(await texts(ada, 'red "gree')).toEqual(["green red blue", "red green blue"]);
});

it("finds parts of sentences in scripts without spaces", async () => {
  await makeMessages(open, ada, 3, (n) => ["明日は東京で会議があります", "京都の東です", "หน้าต่างใหม่"][n]!);
  expect(await texts(ben, "東京")).toEqual(["明日は東京で会議があります"]);
  expect(await texts(ben, "会議")).toEqual(["明日は東京で会議があります"]);
  expect(await texts(ben, "東")).toHaveLength(2);
  expect(await texts(ben, "東会")).toEqual([]);
  expect(await texts(ben, "ต่าง")).toEqual(["หน้าต่างใหม่"]);
});

it("pages through everything once, newest first, with as many queries for many as for few", async () => {
  await makeMessages(open, ada, 25, (n) => `word ${n + 1}`);
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await search(ben, "word", { type: "message", limit: 10, ...(cursor && { cursor }) });
    found.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(new Set(found).size).toBe(25);
  expect(await texts(ben, "word", { sort: "relevance", limit: 50 })).toHaveLength(25);
  const few = await countQueries(() => search(ben, "word", { limit: 1 }));
  expect(await countQueries(() => search(ben, "word", { limit: 50 }))).toBe(few);
});

it.each([
  ["nothing", { q: " " }],
  ["signs only", { q: "!?" }],
  ["10,000 characters", { q: "x".repeat(10_000) }],
  ["a filter that doesn't exist", { q: "has:wings" }],
  ["a cursor of its own making", { q: "word", cursor: "1; DROP" }],
  ["a time zone that doesn't exist", { q: "word", timeZone: "Mars/Olympus" }],
  ["one channel without saying which", { q: "word", scope: "channel" }],
])("refuses %s", async (_, query) => {
  expect(await refusal(ada, searchContract, { query })).toMatchObject({
    status: 422,
    code: "invalid_input",
  });
});

it.each(["it's", "a & b | !c", "\\", "foo:*bar", "<-> (", "100%", "a_b", "'", "C++ 'quoted' \\x"])(
  "reads %s as words",
  async (q) => {
    await search(ada, `word ${q}`);
    await search(ada, `word ${q}`, { sort: "relevance", type: "message" });
  },
);

it("widens by itself where nothing in a place has the words, in one request", async () => {
  const other = await makeChannel(workspace, { name: "others" });
  const elsewhere = await makeChannel(await makeWorkspace(ben), { name: "elsewhere" });
  await makeMessage(open, ada, "boiler here");
  await makeMessage(open, ada, "valve here");
  await makeMessage(elsewhere, ben, "piston elsewhere");
  const from = async (q: string, parts: Partial<Query> = {}) => {
    const place = { scope: "channel", channelId: other.id, workspaceId: workspace.id } as const;
    const { items, scope } = await send(ben, searchContract, {
      query: { q, ...place, widens: "true", ...parts },
    });
    return [scope, items.map(textOf)];
  };
  expect(await from("boiler")).toEqual(["workspace", ["boiler here"]]);
  expect(await from("boiler", { channelId: open.id })).toEqual(["channel", ["boiler here"]]);
  expect(await from("piston")).toEqual(["all", ["piston elsewhere"]]);
  expect(await from("piston", { widens: "false" })).toEqual(["channel", []]);
  expect(await from("nothinghasthis")).toEqual(["all", []]);
  // Only similar words anywhere: of the narrowest place that has them.
  expect(await from("boilre")).toEqual(["workspace", ["boiler here"]]);
});
