import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { updateChannelContract } from "@/lib/channels/contract";
import { openConversationContract } from "@/lib/conversations/contract";
import { db } from "@/lib/db";
import { createMessageContract, deleteMessageContract, updateMessageContract } from "@/lib/messages/contract";
import { mentionMarkdown } from "@/lib/objects/mentions";
import { type ObjectType, objectTypes } from "@/lib/objects/types";
import { listBacklinksContract, resolveReferencesContract } from "@/lib/references/contract";
import type { ReferenceKey } from "@/lib/references/schema";
import { makeChannel, makeMessage, makeSignedIn, type SignedIn } from "@/tests/factories";
import { ada, ben, makePair, channel as open, workspace } from "@/tests/pair";
import { countQueries } from "@/tests/setup/count-queries";
import { refusal, send } from "@/tests/setup/request";

let secret: { id: string };

beforeEach(async () => {
  await makePair();
  secret = await makeChannel(workspace, {
    name: "secret",
    visibility: "PRIVATE",
    members: [{ user: ada, role: "MANAGER" }],
  });
});

const say = (who: SignedIn, channel: { id: string }, body: string) =>
  send(who, createMessageContract, {
    params: { channelId: channel.id },
    body: { nonce: randomUUID(), body },
  });
const resolve = async (who: SignedIn, targets: ReferenceKey[]) =>
  (await send(who, resolveReferencesContract, { body: { targets } })).items;
const backlinks = async (who: SignedIn, type: ObjectType, targetId: string) =>
  (await send(who, listBacklinksContract, { params: { type, targetId } })).items.map(({ id }) => id);

it("shows each viewer what they may see, in the order asked for", async () => {
  const said = await makeMessage(secret, ada, "Between us");
  const stranger = await makeSignedIn({ name: "Stranger" });
  const targets: ReferenceKey[] = [
    { type: "message", id: said.id },
    { type: "channel", id: secret.id },
    { type: "message", channelId: secret.id, seq: 1 },
    { type: "person", id: ben.id },
    { type: "person", id: stranger.id },
    { type: "channel", id: open.id },
    { type: "channel", id: randomUUID() },
  ];
  const seen = await resolve(ada, targets);
  expect(seen.map((item) => item.isVisible)).toEqual([true, true, true, true, false, true, false]);
  expect(seen[0]).toMatchObject({
    title: "Ada",
    excerpt: "Between us",
    place: { workspaceSlug: workspace.slug, channelName: "secret", anchor: { seq: 1 } },
  });
  expect(seen[2]).toEqual(seen[0]);
  const unseen = { isVisible: false };
  expect(await resolve(ben, targets.slice(0, 3))).toEqual([unseen, unseen, unseen]);
  expect(await resolve(stranger, [...targets.slice(0, 4), targets[5]!])).toEqual(Array(5).fill(unseen));
});

it("shows of a long message its beginning as plain text, without half an address", async () => {
  const said = await makeMessage(
    open,
    ada,
    `**Look** ${mentionMarkdown("@Ben", { type: "person", id: ben.id })} `.repeat(30),
  );
  const [seen] = await resolve(ben, [{ type: "message", id: said.id }]);
  expect(seen).toMatchObject({ excerpt: expect.stringMatching(/^(?:Look @Ben ?)+(?:Look)?…$/) });
});

it("asks as many queries for 100 as for one of each", async () => {
  const of = (count: number): ReferenceKey[] =>
    Array.from({ length: count }, (_, n) => ({
      type: objectTypes[n % objectTypes.length]!,
      id: randomUUID(),
    }));
  const [few, many] = [of(objectTypes.length), of(100)];
  await resolve(ada, few);
  expect(await countQueries(() => resolve(ada, many))).toBe(await countQueries(() => resolve(ada, few)));
  expect(await refusal(ada, resolveReferencesContract, { body: { targets: of(101) } })).toMatchObject({
    status: 422,
  });
});

it("keeps what an edit leaves, and forgets what it takes away", async () => {
  const both = `${mentionMarkdown("#open", { type: "channel", id: open.id })} ${mentionMarkdown("@Ben", { type: "person", id: ben.id })}`;
  const { id: messageId } = await say(ada, open, both);
  expect(await db().objectReference.count({ where: { sourceId: messageId } })).toBe(2);
  expect(await backlinks(ben, "person", ben.id)).toEqual([messageId]);
  const body = mentionMarkdown("#open", { type: "channel", id: open.id });
  await send(ada, updateMessageContract, { params: { messageId }, body: { body } });
  expect(await db().objectReference.findMany({ where: { sourceId: messageId } })).toMatchObject([
    { targetType: "channel", targetId: open.id },
  ]);
  await send(ada, deleteMessageContract, { params: { messageId } });
  expect(await backlinks(ben, "channel", open.id)).toEqual([]);
});

it("takes an address of this instance for a reference, and no other", async () => {
  const target = await makeMessage(open, ben, "Here");
  const path = `/w/${workspace.slug}/c/${open.id}`;
  const own = process.env.APP_URL!.replace(/\/$/, "");
  const { id } = await say(ada, open, `See ${own}${path}?m=${target.seq} and https://evil.example${path}`);
  expect(await backlinks(ben, "message", target.id)).toEqual([id]);
  expect(await backlinks(ben, "channel", open.id)).toEqual([]);
});

it("reads addresses of threads, their replies and conversations", async () => {
  const root = await makeMessage(open, ben, "Root");
  const reply = await send(ben, createMessageContract, {
    params: { channelId: open.id },
    body: { nonce: randomUUID(), body: "Reply", threadId: root.id },
  });
  const direct = await send(ben, openConversationContract, { body: { userIds: [ada.id] } });
  const at = (path: string) => `${process.env.APP_URL!.replace(/\/$/, "")}/w/${workspace.slug}/${path}`;
  const inThread = at(`c/${open.id}?thread=${root.id}`);
  const { id } = await say(ada, open, `${inThread} ${inThread}&m=${reply.seq} ${at(`d/${direct.id}`)}`);
  expect(await backlinks(ben, "message", root.id)).toEqual([id]);
  expect(await backlinks(ben, "message", reply.id)).toEqual([id]);
  expect(await backlinks(ben, "channel", direct.id)).toEqual([id]);

  const place = { type: "message" as const, channelId: open.id, threadId: root.id, seq: reply.seq };
  const elsewhere = { ...place, channelId: secret.id };
  const targets: ReferenceKey[] = [place, elsewhere, { type: "channel", id: direct.id }];
  expect(await resolve(ben, targets)).toMatchObject([
    { id: reply.id, excerpt: "Reply", place: { anchor: { threadId: root.id } } },
    { isVisible: false },
    { title: "Ada" },
  ]);
  const outsider = await makeSignedIn();
  expect(await resolve(outsider, targets)).toEqual(Array(3).fill({ isVisible: false }));
});

it("lists backlinks of places I see only", async () => {
  const mention = mentionMarkdown("#open", { type: "channel", id: open.id });
  const hidden = await say(ada, secret, mention);
  const shown = await say(ada, open, mention);
  expect(await backlinks(ada, "channel", open.id)).toEqual([shown.id, hidden.id]);
  expect(await backlinks(ben, "channel", open.id)).toEqual([shown.id]);
  const params = { type: "channel", targetId: secret.id };
  expect(await refusal(ben, listBacklinksContract, { params })).toMatchObject({ code: "not_found" });
  await send(ada, updateChannelContract, {
    params: { channelId: secret.id },
    body: { visibility: "WORKSPACE" },
  });
  expect(await backlinks(ben, "channel", open.id)).toEqual([shown.id, hidden.id]);
});

it("reads the mentions of people as they were written before", async () => {
  const { id } = await say(ada, open, `[@Ben](mention:user/${ben.id}) [@Ben](mention:person/${ben.id})`);
  expect(await backlinks(ben, "person", ben.id)).toEqual([id]);
  expect(await db().objectReference.count({ where: { sourceId: id } })).toBe(1);
});

it("takes a mention that names nothing for text", async () => {
  const dashes = "-".repeat(36);
  const { id: messageId } = await say(
    ada,
    open,
    `[x](mention:user/${dashes}) [y](mention:user/${randomUUID()})`,
  );
  expect(await db().objectReference.count({ where: { sourceId: messageId } })).toBe(1);
});
