import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { openConversationContract } from "@/lib/conversations/contract";
import { db } from "@/lib/db";
import { markAllDoneContract } from "@/lib/inbox/contract";
import { notifyOfLargeMessage } from "@/lib/inbox/notify/service";
import { markReadContract, updateMessageContract } from "@/lib/messages/contract";
import { forwardMessageContract } from "@/lib/messages/forward/contract";
import { mentionMarkdown } from "@/lib/objects/mentions";
import { blockPersonContract } from "@/lib/people/contract";
import { addReactionContract } from "@/lib/reactions/contract";
import { createInviteContract } from "@/lib/workspaces/contract";
import { addMember, makeMember, makeSignedIn, makeWorkspace, type SignedIn } from "@/tests/factories";
import { ada, ben, channelId, makePair, workspace } from "@/tests/pair";
import { send } from "@/tests/setup/request";
import { addPeople, at, EVERYONE, heardBy, inbox, kinds, say, setLevel } from "./inbox-helpers";

beforeEach(makePair);

describe("mentions that an edit adds or takes away", () => {
  const edit = (who: SignedIn, messageId: string, body: string) =>
    send(who, updateMessageContract, { params: { messageId }, body: { body } });

  it("notifies the newly mentioned once, also of what they have read, and not those mentioned before", async () => {
    const chiara = await makeMember(workspace, { name: "Chiara" });
    const { id, seq } = await say(ada, `${at(chiara)} lunch?`);
    await send(chiara, markAllDoneContract, { body: {} });
    await send(ben, markReadContract, { params: { channelId }, body: { seq } });

    const news = await heardBy(ben, () => edit(ada, id, `${at(chiara)} ${at(ben)} lunch?`));
    expect(await inbox(ben)).toMatchObject([
      { kind: "MENTION", excerpt: "@Chiara @Ben lunch?", isRead: false },
    ]);
    expect(news).toMatchObject([{ isNew: true, unread: { MENTION: 1 } }]);
    expect(await inbox(chiara)).toEqual([]);

    await send(ben, markAllDoneContract, { body: {} });
    expect(await heardBy(ben, () => edit(ada, id, `${at(ben)} ${at(chiara)} dinner?`))).toEqual([]);
    expect(await inbox(ben)).toEqual([]);
  });

  it("is read with the channel, though its message was read before", async () => {
    const { id, seq } = await say(ada, "Lunch?");
    const read = () => send(ben, markReadContract, { params: { channelId }, body: { seq } });
    await read();
    await edit(ada, id, `${at(ben)} lunch?`);
    const news = await heardBy(ben, read);
    expect(news).toMatchObject([
      { isNew: false, unread: {}, channels: [{ id: channelId, mentionCount: 0 }] },
    ]);
  });

  it("calls everyone or a role only where the edit adds that", async () => {
    const { id } = await say(ada, "Lunch?");
    await edit(ada, id, `${EVERYONE} lunch?`);
    expect(await kinds(ben)).toEqual(["MENTION"]);
    await send(ben, markAllDoneContract, { body: {} });
    const members = mentionMarkdown("@Members", { type: "role", role: "MEMBER" });
    expect(await heardBy(ben, () => edit(ada, id, `${EVERYONE} ${members} dinner?`))).toEqual([]);
    expect(await inbox(ben)).toEqual([]);
  });

  it("leaves alone who has muted the channel, blocked its author or can't see it, and the plain followers", async () => {
    const [chiara, eve, finn] = await Promise.all(
      ["Chiara", "Eve", "Finn"].map((name) => makeSignedIn({ name })),
    );
    for (const member of [chiara!, finn!]) await addMember(workspace, member);
    await setLevel(ben, null, true);
    await send(chiara!, blockPersonContract, { params: { userId: ada.id } });
    const { id } = await say(ada, "Lunch?");
    await setLevel(finn!, "ALL");
    await edit(ada, id, `${at(chiara!)} ${at(eve!)} ${EVERYONE}`);
    for (const person of [ben, chiara!, eve!]) expect(await inbox(person)).toEqual([]);
    const { id: other } = await say(ada, "Tea?");
    await send(finn!, markAllDoneContract, { body: {} });
    await edit(ada, other, `${at(ben)} tea?`);
    expect(await kinds(ben)).toEqual(["MENTION"]);
    expect(await inbox(finn!)).toEqual([]);
  });

  it("is done with what the message no longer mentions", async () => {
    const { id } = await say(ada, `${at(ben)} lunch?`);
    const news = await heardBy(ben, () => edit(ada, id, "Lunch?"));
    expect(news).toMatchObject([
      { isNew: false, unread: {}, channels: [{ id: channelId, mentionCount: 0 }] },
    ]);
    expect(await inbox(ben)).toEqual([]);

    const { id: toAll } = await say(ada, EVERYONE);
    await edit(ada, toAll, `${EVERYONE} lunch?`);
    expect(await kinds(ben)).toEqual(["MENTION"]);
    const members = mentionMarkdown("@Members", { type: "role", role: "MEMBER" });
    await edit(ada, toAll, `${members} lunch?`);
    expect(await kinds(ben)).toEqual(["MENTION"]);
  });

  it("leaves more than a hundred people to a job", async () => {
    const { id: messageId } = await say(ada, "Lunch?");
    await addPeople(workspace, 120);
    await edit(ada, messageId, `${EVERYONE} lunch?`);
    expect(await inbox(ben)).toEqual([]);
    const [job] = await db().$queryRaw<{ data: Parameters<typeof notifyOfLargeMessage>[0] }[]>`
      SELECT data FROM pgboss.job WHERE name = 'inbox.notify' AND data->>'messageId' = ${messageId}`;
    await notifyOfLargeMessage(job!.data);
    expect(await inbox(ben)).toMatchObject([{ kind: "MENTION", excerpt: "@channel lunch?" }]);
  });
});

it("is not notified of what a blocked person does", async () => {
  await db().block.create({ data: { blockerId: ada.id, blockedId: ben.id } });
  await db().personSettings.create({ data: { userId: ada.id, reactionsInInbox: true } });
  await setLevel(ada, "ALL");
  const cleo = await makeMember(workspace, { name: "Cleo" });
  const elsewhere = await makeWorkspace(ben);
  const group = await send(cleo, openConversationContract, { body: { userIds: [ada.id, ben.id] } });

  const heard = await heardBy(ada, async () => {
    const mine = await say(ada, "A walk?");
    await say(ben, `${at(ada)} ${EVERYONE}`);
    await say(ben, `${at(ada)} no`, { threadId: mine.id });
    const { id: messageId } = await say(ben, "Wait");
    await send(ben, updateMessageContract, { params: { messageId }, body: { body: `${at(ada)} wait` } });
    await send(ben, addReactionContract, { params: { messageId: mine.id, emoji: "👎" } });
    await say(ben, `${at(ada)} hello`, { in: group.id });
    const body = { nonce: randomUUID(), channelId: group.id };
    await send(ben, forwardMessageContract, { params: { messageId }, body });
    const invite = { email: ada.email, role: "MEMBER" as const };
    await send(ben, createInviteContract, { params: { workspaceId: elsewhere.id }, body: invite });
  });
  expect(heard).toEqual([]);
  expect(await inbox(ada)).toEqual([]);
  expect(
    await db().$queryRaw`SELECT FROM pgboss.job WHERE name = 'mail.send' AND data->>'to' = ${ada.email}`,
  ).toEqual([]);
  await say(cleo, at(ada));
  expect(await kinds(ada)).toEqual(["MENTION"]);
});
