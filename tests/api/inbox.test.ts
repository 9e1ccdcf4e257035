import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { db, transaction } from "@/lib/db";
import {
  acceptInboxInviteContract,
  getUnreadContract,
  markAllDoneContract,
  muteInboxItemContract,
  updateInboxItemContract,
} from "@/lib/inbox/contract";
import { notifyOfLargeMessage, notifyOfReaction } from "@/lib/inbox/notify/service";
import { deleteMessageContract, markReadContract } from "@/lib/messages/contract";
import { mentionMarkdown } from "@/lib/objects/mentions";
import { createInviteContract } from "@/lib/workspaces/contract";
import { addMember, makeActor, makeChannel, makeMember, makeMessage, makeSignedIn } from "@/tests/factories";
import { ada, ben, channelId, makePair, workspace } from "@/tests/pair";
import { countQueries } from "@/tests/setup/count-queries";
import { refusal, send } from "@/tests/setup/request";
import { addPeople, at, EVERYONE, heardBy, inbox, kinds, say, setLevel } from "./inbox-helpers";

beforeEach(makePair);

describe("recipients", () => {
  it("notifies the mentioned, with the place, the reason and the words", async () => {
    const news = await heardBy(ben, () => say(ada, `Look, ${at(ben)}: **the plan**`));
    const [item, ...rest] = await inbox(ben);
    expect(rest).toEqual([]);
    expect(item).toMatchObject({
      kind: "MENTION",
      actor: { id: ada.id },
      channel: { id: channelId, name: "general" },
      seq: 1,
      excerpt: "Look, @Ben: the plan",
      isRead: false,
    });
    const counted = { unread: { MENTION: 1 }, channels: [{ id: channelId, mentionCount: 1 }] };
    expect(news).toMatchObject([{ itemIds: [item?.id], isNew: true, ...counted }]);
    expect(await inbox(ada)).toEqual([]);
  });

  it("notifies those of a mentioned role who can read the channel", async () => {
    const [admin, away, guest] = await Promise.all(
      ["Cleo", "Dan", "Gus"].map((name) => makeSignedIn({ name })),
    );
    await addMember(workspace, admin!, "ADMIN");
    await addMember(workspace, away!, "ADMIN");
    await addMember(workspace, guest!, "GUEST");
    const hidden = await makeChannel(workspace, { visibility: "PRIVATE" });
    await db().channelMember.createMany({
      data: [ada, admin!, guest!].map(({ id }) => ({
        channelId: hidden.id,
        userId: id,
        role: "EDITOR" as const,
      })),
    });
    const admins = mentionMarkdown("@Admins", { type: "role", role: "ADMIN" });
    await say(ada, `${admins} [@x](mention:role/admin) [@y](mention:role/ROOT)`, { in: hidden.id });
    expect(await kinds(admin!)).toEqual(["MENTION"]);
    for (const other of [away!, guest!, ben]) expect(await kinds(other)).toEqual([]);
    await say(ada, mentionMarkdown("@Guests", { type: "role", role: "GUEST" }), { in: hidden.id });
    expect(await kinds(guest!)).toEqual(["MENTION"]);
  });

  it("counts a channel's mentions apart from another's", async () => {
    const other = await makeChannel(workspace);
    await say(ada, at(ben));
    const [sent] = await heardBy(ben, () => say(ada, at(ben), { in: other.id }));
    expect(sent).toMatchObject({
      unread: { MENTION: 2 },
      channels: [{ id: other.id, mentionCount: 1 }],
    });
  });

  it("notifies nobody who can't see the channel, or can't see it any more", async () => {
    const outsider = await makeSignedIn({ name: "Eve" });
    const guest = await makeMember(workspace, { name: "Guest" }, "GUEST");
    const hidden = await makeChannel(workspace, {
      visibility: "PRIVATE",
      members: [{ user: ada, role: "MANAGER" }],
    });
    await say(ada, `${at(outsider)} ${at(guest)} ${EVERYONE} [@Nobody](mention:user/${randomUUID()})`);
    await say(ada, `${at(ben)} ${EVERYONE}`, { in: hidden.id });
    expect(await db().inboxItem.count({ where: { userId: { in: [outsider.id, guest.id] } } })).toBe(0);
    expect(await inbox(ben)).toMatchObject([{ channel: { id: channelId } }]);

    await db().channel.update({ where: { id: channelId }, data: { visibility: "PRIVATE" } });
    expect(await inbox(ben)).toEqual([]);
    expect(await send(ben, getUnreadContract)).toEqual({});
  });

  it("lets editors mention everyone, and takes it from commenters as mere text", async () => {
    const chiara = await makeMember(workspace, { name: "Chiara" });
    await say(ben, `${EVERYONE} ${at(ada)}`);
    expect(await kinds(ada)).toEqual(["MENTION"]);
    expect(await kinds(chiara)).toEqual(["MENTION"]);
    await db().channel.update({ where: { id: channelId }, data: { defaultRole: "COMMENTER" } });
    await say(ben, EVERYONE);
    expect(await inbox(chiara)).toHaveLength(1);
  });

  it("notifies the author and the followers of replies, renewing one item", async () => {
    const root = await say(ada, "How about a walk?");
    await say(ben, "Yes", { threadId: root.id });
    expect(await inbox(ada)).toMatchObject([{ kind: "THREAD_REPLY", threadId: root.id, excerpt: "Yes" }]);
    const [item] = await inbox(ada);
    await send(ada, updateInboxItemContract, { params: { itemId: item!.id }, body: { isDone: true } });
    await say(ben, "Where?", { threadId: root.id });
    expect(await inbox(ada)).toMatchObject([{ id: item?.id, excerpt: "Where?", isRead: false }]);
    await send(ada, muteInboxItemContract, { params: { itemId: item!.id }, body: { isMuted: true } });
    await send(ada, markAllDoneContract, { body: { filter: "all" } });
    await say(ben, "Hello?", { threadId: root.id });
    expect(await inbox(ada)).toEqual([]);
    await say(ben, `${at(ada)}?`, { threadId: root.id });
    expect(await kinds(ada)).toEqual(["MENTION"]);
  });

  it("keeps one item for a conversation", async () => {
    const direct = await db().channel.create({
      data: {
        type: "DIRECT",
        name: "",
        position: "a0",
        visibility: "PRIVATE",
        members: { create: [ada, ben].map(({ id }) => ({ userId: id, role: "EDITOR" as const })) },
      },
    });
    await say(ada, "Hello", { in: direct.id });
    await say(ada, "Are you there?", { in: direct.id });
    expect(await inbox(ben)).toMatchObject([{ kind: "DIRECT_MESSAGE", excerpt: "Are you there?" }]);
    await db().block.create({ data: { blockerId: ben.id, blockedId: ada.id } });
    await send(ben, markAllDoneContract, { body: {} });
    await say(ada, "?", { in: direct.id });
    expect(await inbox(ben)).toEqual([]);
  });

  it("notifies authors of reactions where their settings say so", async () => {
    const message = await makeMessage({ id: channelId }, ben);
    const actor = await makeActor(ada);
    const react = (emoji: string) =>
      transaction((tx) =>
        notifyOfReaction(
          tx,
          actor,
          { id: channelId, workspaceId: workspace.id },
          { id: message.id, threadId: null, author: { id: ben.id } },
          emoji,
        ),
      );
    await react("👍");
    expect(await inbox(ben)).toEqual([]);
    await db().personSettings.create({ data: { userId: ben.id, reactionsInInbox: true } });
    await react("👍");
    await react("🎉");
    expect(await inbox(ben, "reactions")).toMatchObject([{ kind: "REACTION", text: "🎉" }]);
  });

  it("puts an invite by e-mail into the inbox of who has an account, to be accepted there", async () => {
    const chiara = await makeSignedIn({ name: "Chiara" });
    const body = { email: chiara.email, role: "MEMBER" as const };
    await send(ada, createInviteContract, { params: { workspaceId: workspace.id }, body });
    const [item] = await inbox(chiara);
    expect(item).toMatchObject({ kind: "INVITE", workspace: { id: workspace.id }, actor: { id: ada.id } });
    const params = { itemId: item!.id };
    expect(await refusal(ben, acceptInboxInviteContract, { params })).toMatchObject({ status: 404 });
    expect(await send(chiara, acceptInboxInviteContract, { params })).toMatchObject({ role: "MEMBER" });
    expect(await inbox(chiara)).toEqual([]);
  });

  it("asks for as many statements for 10 people as for 90", async () => {
    const counts: number[] = [];
    for (const count of [10, 80]) {
      await addPeople(workspace, count);
      await say(ada, EVERYONE);
      counts.push(await countQueries(() => say(ada, EVERYONE)));
    }
    expect(counts[1]).toBe(counts[0]);
    expect(await db().inboxItem.count({ where: { channelId } })).toBe(2 * 11 + 2 * 91);
  });

  it("leaves more than a hundred people to a job, which may run late and twice", async () => {
    const chiara = await makeMember(workspace, { name: "Chiara" });
    await addPeople(workspace, 120);
    const { id: messageId, seq } = await say(ada, EVERYONE);
    const { id: erased } = await say(ada, `${EVERYONE} ${at(ben)}`);
    expect(await db().inboxItem.count({ where: { channelId } })).toBe(0);
    await send(ada, deleteMessageContract, { params: { messageId: erased } });
    await send(chiara, markReadContract, { params: { channelId }, body: { seq } });

    const job = { people: [], isToAll: true, roles: [], isEdit: false };
    await notifyOfLargeMessage({ ...job, messageId });
    await notifyOfLargeMessage({ ...job, messageId: erased });
    expect(await inbox(chiara)).toMatchObject([{ kind: "MENTION", isRead: true }]);
    expect(await inbox(ben)).toMatchObject([{ kind: "MENTION", isRead: false }]);
    expect(await db().inboxItem.count({ where: { channelId } })).toBe(122);
    await send(ben, markAllDoneContract, { body: {} });
    expect(await heardBy(ben, () => notifyOfLargeMessage({ ...job, messageId }))).toEqual([]);
    expect(await kinds(ben)).toEqual([]);
  });

  it("keeps a later message's item where an earlier one is processed late", async () => {
    await setLevel(ben, "ALL");
    const earlier = await say(ada, "Earlier");
    await say(ada, "Later");
    const job = { people: [], isToAll: false, roles: [], isEdit: false };
    await notifyOfLargeMessage({ ...job, messageId: earlier.id });
    expect(await inbox(ben)).toMatchObject([{ kind: "MESSAGE", excerpt: "Later" }]);
  });
});
