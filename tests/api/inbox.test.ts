import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { listChannelsContract } from "@/lib/channels/contract";
import { openConversationContract } from "@/lib/conversations/contract";
import { db, transaction } from "@/lib/db";
import {
  acceptInboxInviteContract,
  doneWithInboxContract,
  getUnreadContract,
  listInboxContract,
  muteInboxItemContract,
  updateInboxItemContract,
} from "@/lib/inbox/contract";
import { notifyOfLargeMessage, notifyOfReaction } from "@/lib/inbox/notify/service";
import type { InboxFilter } from "@/lib/inbox/schema";
import { wakeItem } from "@/lib/inbox/update/service";
import {
  createMessageContract,
  deleteMessageContract,
  markReadContract,
  updateMessageContract,
} from "@/lib/messages/contract";
import { forwardMessageContract } from "@/lib/messages/forward/contract";
import { mentionMarkdown } from "@/lib/messages/mentions";
import {
  setChannelNotificationsContract,
  setWorkspaceNotificationsContract,
  subscribeToPushContract,
} from "@/lib/notifications/contract";
import { sendDigests } from "@/lib/notifications/digest/service";
import { blockPersonContract } from "@/lib/people/contract";
import { addReactionContract } from "@/lib/reactions/contract";
import { ServerEvents } from "@/lib/realtime/events";
import { createInviteContract } from "@/lib/workspaces/contract";
import {
  addMember,
  makeActor,
  makeChannel,
  makeMessage,
  makeSignedIn,
  makeUser,
  makeWorkspace,
} from "@/tests/factories";
import { countQueries } from "@/tests/setup/count-queries";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal, send } from "@/tests/setup/request";

type Person = Awaited<ReturnType<typeof makeSignedIn>>;
let ada: Person;
let ben: Person;
let workspace: { id: string };
let channelId: string;

beforeEach(async () => {
  ada = await makeSignedIn({ name: "Ada" });
  ben = await makeSignedIn({ name: "Ben" });
  workspace = await makeWorkspace(ada);
  await addMember(workspace, ben);
  channelId = (await makeChannel(workspace, { name: "general" })).id;
});

const at = (person: { id: string; name: string }) =>
  mentionMarkdown(`@${person.name}`, { type: "user", id: person.id });
const EVERYONE = mentionMarkdown("@channel", { type: "all" });

const say = (who: Person, body: string, more: { in?: string; threadId?: string } = {}) =>
  send(who, createMessageContract, {
    params: { channelId: more.in ?? channelId },
    body: { nonce: randomUUID(), body, ...(more.threadId && { threadId: more.threadId }) },
  });
const inbox = async (who: Person, filter: InboxFilter = "all") =>
  (await send(who, listInboxContract, { query: { filter } })).items;
const kinds = async (who: Person) => (await inbox(who)).map(({ kind }) => kind);
const set = (who: Person, level: "ALL" | "MENTIONS" | "NONE" | null, isMuted = false) =>
  send(who, setChannelNotificationsContract, { params: { channelId }, body: { level, isMuted } });

async function addPeople(count: number) {
  const users = await Promise.all(Array.from({ length: count }, () => makeUser()));
  await db().membership.createMany({
    data: users.map(({ id }) => ({ userId: id, workspaceId: workspace.id, role: "MEMBER" as const })),
  });
}

/** The `inbox.changed` that one person's devices hear of meanwhile. */
async function heardBy(person: { id: string }, work: () => Promise<unknown>) {
  const announced = await announcedBy(work);
  return announced
    .filter(({ event, room }) => event === "inbox.changed" && room === `user:${person.id}`)
    .map(({ data }) => {
      expect(ServerEvents["inbox.changed"].parse(data)).toEqual(data);
      return data;
    });
}

describe("who is told", () => {
  it("tells the mentioned, with the place, the reason and the words", async () => {
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
    expect(news).toEqual([{ itemIds: [item?.id], isNews: true, ...counted }]);
    expect(await inbox(ada)).toEqual([]);
  });

  it("tells those of a mentioned role who can read the channel", async () => {
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
    const [told] = await heardBy(ben, () => say(ada, at(ben), { in: other.id }));
    expect(told).toMatchObject({
      unread: { MENTION: 2 },
      channels: [{ id: other.id, mentionCount: 1 }],
    });
  });

  it("tells nobody who can't see the channel, and again who can't see it any more nothing", async () => {
    const outsider = await makeSignedIn({ name: "Eve" });
    const guest = await makeSignedIn({ name: "Guest" });
    await addMember(workspace, guest, "GUEST");
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
    const chiara = await makeSignedIn({ name: "Chiara" });
    await addMember(workspace, chiara);
    await say(ben, `${EVERYONE} ${at(ada)}`);
    expect(await kinds(ada)).toEqual(["MENTION"]);
    expect(await kinds(chiara)).toEqual(["MENTION"]);
    await db().channel.update({ where: { id: channelId }, data: { defaultRole: "COMMENTER" } });
    await say(ben, EVERYONE);
    expect(await inbox(chiara)).toHaveLength(1);
  });

  it("tells of answers the author and who follows, renewing one item", async () => {
    const root = await say(ada, "How about a walk?");
    await say(ben, "Yes", { threadId: root.id });
    expect(await inbox(ada)).toMatchObject([{ kind: "THREAD_REPLY", threadId: root.id, excerpt: "Yes" }]);
    const [item] = await inbox(ada);
    await send(ada, updateInboxItemContract, { params: { itemId: item!.id }, body: { isDone: true } });
    await say(ben, "Where?", { threadId: root.id });
    expect(await inbox(ada)).toMatchObject([{ id: item?.id, excerpt: "Where?", isRead: false }]);
    await send(ada, muteInboxItemContract, { params: { itemId: item!.id }, body: { isMuted: true } });
    await send(ada, doneWithInboxContract, { body: { filter: "all" } });
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
    await send(ben, doneWithInboxContract, { body: {} });
    await say(ada, "?", { in: direct.id });
    expect(await inbox(ben)).toEqual([]);
  });

  it("tells of reactions who asked for it", async () => {
    const message = await makeMessage({ id: channelId }, ben);
    const actor = await makeActor(ada);
    const react = (emoji: string) =>
      transaction((tx) =>
        notifyOfReaction(
          tx,
          actor,
          { id: channelId, workspaceId: workspace.id },
          { id: message.id, threadId: null, author: { id: ben.id, name: "Ben", image: null } },
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
      await addPeople(count);
      await say(ada, EVERYONE);
      counts.push(await countQueries(() => say(ada, EVERYONE)));
    }
    expect(counts[1]).toBe(counts[0]);
    expect(await db().inboxItem.count({ where: { channelId } })).toBe(2 * 11 + 2 * 91);
  });

  it("leaves more than a hundred people to a job, which may run late and twice", async () => {
    const chiara = await makeSignedIn({ name: "Chiara" });
    await addMember(workspace, chiara);
    await addPeople(120);
    const { id: messageId, seq } = await say(ada, EVERYONE);
    const { id: erased } = await say(ada, `${EVERYONE} ${at(ben)}`);
    expect(await db().inboxItem.count({ where: { channelId } })).toBe(0);
    await send(ada, deleteMessageContract, { params: { messageId: erased } });
    await send(chiara, markReadContract, { params: { channelId }, body: { seq } });

    const job = { people: [], isToAll: true, roles: [], isEdit: false };
    await notifyOfLargeMessage({ ...job, messageId });
    await notifyOfLargeMessage({ ...job, messageId: erased });
    expect(await kinds(chiara)).toEqual([]);
    expect(await kinds(ben)).toEqual(["MENTION"]);
    expect(await db().inboxItem.count({ where: { channelId } })).toBe(121);
    await send(ben, doneWithInboxContract, { body: {} });
    expect(await heardBy(ben, () => notifyOfLargeMessage({ ...job, messageId }))).toEqual([]);
    expect(await kinds(ben)).toEqual([]);
  });

  it("keeps a later message's item where an earlier one is told late", async () => {
    await set(ben, "ALL");
    const earlier = await say(ada, "Earlier");
    await say(ada, "Later");
    const job = { people: [], isToAll: false, roles: [], isEdit: false };
    await notifyOfLargeMessage({ ...job, messageId: earlier.id });
    expect(await inbox(ben)).toMatchObject([{ kind: "MESSAGE", excerpt: "Later" }]);
  });
});

describe("mentions that an edit adds or takes away", () => {
  const edit = (who: Person, messageId: string, body: string) =>
    send(who, updateMessageContract, { params: { messageId }, body: { body } });

  it("tells the newly mentioned once, also of what they have read, and those mentioned before nothing", async () => {
    const chiara = await makeSignedIn({ name: "Chiara" });
    await addMember(workspace, chiara);
    const { id, seq } = await say(ada, `${at(chiara)} lunch?`);
    await send(chiara, doneWithInboxContract, { body: {} });
    await send(ben, markReadContract, { params: { channelId }, body: { seq } });

    const news = await heardBy(ben, () => edit(ada, id, `${at(chiara)} ${at(ben)} lunch?`));
    expect(await inbox(ben)).toMatchObject([
      { kind: "MENTION", excerpt: "@Chiara @Ben lunch?", isRead: false },
    ]);
    expect(news).toMatchObject([{ isNews: true, unread: { MENTION: 1 } }]);
    expect(await inbox(chiara)).toEqual([]);

    await send(ben, doneWithInboxContract, { body: {} });
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
      { isNews: false, unread: {}, channels: [{ id: channelId, mentionCount: 0 }] },
    ]);
  });

  it("calls everyone or a role only where the edit adds that", async () => {
    const { id } = await say(ada, "Lunch?");
    await edit(ada, id, `${EVERYONE} lunch?`);
    expect(await kinds(ben)).toEqual(["MENTION"]);
    await send(ben, doneWithInboxContract, { body: {} });
    const members = mentionMarkdown("@Members", { type: "role", role: "MEMBER" });
    expect(await heardBy(ben, () => edit(ada, id, `${EVERYONE} ${members} dinner?`))).toEqual([]);
    expect(await inbox(ben)).toEqual([]);
  });

  it("leaves alone who has muted the channel, blocked its author or can't see it, and the plain followers", async () => {
    const [chiara, eve, finn] = await Promise.all(
      ["Chiara", "Eve", "Finn"].map((name) => makeSignedIn({ name })),
    );
    for (const member of [chiara!, finn!]) await addMember(workspace, member);
    await set(ben, null, true);
    await send(chiara!, blockPersonContract, { params: { userId: ada.id } });
    const { id } = await say(ada, "Lunch?");
    await set(finn!, "ALL");
    await edit(ada, id, `${at(chiara!)} ${at(eve!)} ${EVERYONE}`);
    for (const person of [ben, chiara!, eve!]) expect(await inbox(person)).toEqual([]);
    const { id: other } = await say(ada, "Tea?");
    await send(finn!, doneWithInboxContract, { body: {} });
    await edit(ada, other, `${at(ben)} tea?`);
    expect(await kinds(ben)).toEqual(["MENTION"]);
    expect(await inbox(finn!)).toEqual([]);
  });

  it("is done with what the message no longer mentions", async () => {
    const { id } = await say(ada, `${at(ben)} lunch?`);
    const news = await heardBy(ben, () => edit(ada, id, "Lunch?"));
    expect(news).toMatchObject([
      { isNews: false, unread: {}, channels: [{ id: channelId, mentionCount: 0 }] },
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
    await addPeople(120);
    await edit(ada, messageId, `${EVERYONE} lunch?`);
    expect(await inbox(ben)).toEqual([]);
    const [job] = await db().$queryRaw<{ data: Parameters<typeof notifyOfLargeMessage>[0] }[]>`
      SELECT data FROM pgboss.job WHERE name = 'inbox.notify' AND data->>'messageId' = ${messageId}`;
    await notifyOfLargeMessage(job!.data);
    expect(await inbox(ben)).toMatchObject([{ kind: "MENTION", excerpt: "@channel lunch?" }]);
  });
});

it("hears nothing of whom one has blocked, whatever they do", async () => {
  await db().block.create({ data: { blockerId: ada.id, blockedId: ben.id } });
  await db().personSettings.create({ data: { userId: ada.id, reactionsInInbox: true } });
  await set(ada, "ALL");
  const cleo = await makeSignedIn({ name: "Cleo" });
  await addMember(workspace, cleo);
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

describe("levels", () => {
  it("lets through everything, mentions, or nothing", async () => {
    await set(ben, "ALL");
    await say(ada, "Plain");
    await say(ada, "Plain again");
    expect(await inbox(ben)).toMatchObject([{ kind: "MESSAGE", excerpt: "Plain again" }]);
    await send(ben, doneWithInboxContract, { body: {} });
    await set(ben, "MENTIONS");
    await say(ada, "Plain");
    expect(await inbox(ben)).toEqual([]);
    await set(ben, "NONE");
    await say(ada, at(ben));
    expect(await inbox(ben)).toEqual([]);
  });

  it("takes the workspace's where the channel says nothing", async () => {
    const params = { workspaceId: workspace.id };
    await send(ben, setWorkspaceNotificationsContract, { params, body: { level: "ALL" } });
    await say(ada, "Plain");
    expect(await kinds(ben)).toEqual(["MESSAGE"]);
    await set(ben, "NONE");
    await say(ada, at(ben));
    expect(await kinds(ben)).toEqual(["MESSAGE"]);
  });

  it("of a muted channel lets only through what names one", async () => {
    await set(ben, "ALL", true);
    await say(ada, "Plain");
    await say(ada, EVERYONE);
    expect(await inbox(ben)).toEqual([]);
    await say(ada, at(ben));
    expect(await kinds(ben)).toEqual(["MENTION"]);
    const tree = await send(ben, listChannelsContract, { params: { workspaceId: workspace.id } });
    expect(tree.items).toMatchObject([{ isMuted: true, level: "ALL", mentionCount: 1 }]);
  });
});

describe("reading and being done", () => {
  it("clears with the message, on all devices", async () => {
    await say(ada, at(ben));
    await say(ada, `${at(ben)} again`);
    const read = (seq: number) =>
      heardBy(ben, () => send(ben, markReadContract, { params: { channelId }, body: { seq } }));
    const [second, first] = await inbox(ben);
    const told = (itemId: string | undefined, left: number) => ({
      itemIds: [itemId],
      isNews: false,
      unread: left ? { MENTION: left } : {},
      channels: [{ id: channelId, mentionCount: left }],
    });
    expect(await read(1)).toEqual([told(first?.id, 1)]);
    expect(await read(2)).toEqual([told(second?.id, 0)]);
    expect(await read(2)).toEqual([]);
    expect(await inbox(ben, "unread")).toEqual([]);
    expect(await inbox(ben)).toHaveLength(2);
  });

  it("leaves with the message it is about", async () => {
    const { id: messageId } = await say(ada, at(ben));
    await send(ada, deleteMessageContract, { params: { messageId } });
    expect(await inbox(ben)).toEqual([]);
  });

  it("sleeps until its time, and wakes unread", async () => {
    await say(ada, at(ben));
    const [item] = await inbox(ben);
    const params = { itemId: item!.id };
    const snooze = (ms: number) => ({
      params,
      body: { snoozedUntil: new Date(Date.now() + ms).toISOString() },
    });
    expect(await refusal(ben, updateInboxItemContract, snooze(-1_000))).toMatchObject({ status: 422 });
    await send(ben, updateInboxItemContract, snooze(60_000));
    expect(await inbox(ben)).toEqual([]);
    expect(await inbox(ben, "snoozed")).toHaveLength(1);
    expect(await send(ben, getUnreadContract)).toEqual({});
    expect(await heardBy(ben, () => wakeItem(params.itemId))).toEqual([]);

    await db().inboxItem.update({
      where: { id: params.itemId },
      data: { snoozedUntil: new Date(Date.now() - 1_000) },
    });
    expect(await heardBy(ben, () => wakeItem(params.itemId))).toMatchObject([
      { isNews: true, unread: { MENTION: 1 } },
    ]);
    expect(await inbox(ben)).toMatchObject([{ isRead: false, snoozedUntil: null }]);
  });

  it("goes through pages without losing or repeating", async () => {
    for (let count = 0; count < 5; count++) await say(ada, at(ben));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await send(ben, listInboxContract, { query: { limit: 2, ...(cursor && { cursor }) } });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual((await inbox(ben)).map(({ id }) => id));
    for (const bad of ["x", "2026_1", `${"9".repeat(30)}_${randomUUID()}`]) {
      expect(await refusal(ben, listInboxContract, { query: { cursor: bad } })).toMatchObject({
        status: 422,
      });
    }
  });
});

describe("the digest", () => {
  const mails = async () => {
    const rows = await db().$queryRaw<{ data: { to: string; subject: string; text: string } }[]>`
      SELECT data FROM pgboss.job WHERE name = 'mail.send'`;
    return rows.map(({ data }) => data).filter(({ to }) => to === ben.email);
  };
  const age = () =>
    db().inboxItem.updateMany({
      where: { userId: ben.id },
      data: { createdAt: new Date(Date.now() - 60 * 60 * 1000) },
    });

  it("mails once what stayed unread and may still be seen", async () => {
    await db().personSettings.create({ data: { userId: ben.id, digest: "HOURLY" } });
    const secret = await makeChannel(workspace, { name: "secret", defaultRole: "EDITOR" });
    await say(ada, `${at(ben)} the launch moved`);
    await say(ada, `${at(ben)} salaries`, { in: secret.id });
    await sendDigests();
    expect(await mails()).toEqual([]);
    await age();
    await db().channel.update({ where: { id: secret.id }, data: { visibility: "PRIVATE" } });
    await sendDigests();
    const sent = await mails();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain("the launch moved");
    expect(sent[0]?.text).toContain("/settings#notifications");
    expect(sent[0]?.text).not.toContain("salaries");
    await sendDigests(new Date(Date.now() + 2 * 60 * 60 * 1000));
    expect(await mails()).toHaveLength(1);
  });

  it("isn't sent to who doesn't want it", async () => {
    await db().personSettings.create({ data: { userId: ben.id, digest: "NEVER" } });
    await say(ada, at(ben));
    await age();
    await sendDigests();
    expect(await mails()).toEqual([]);
  });
});

it("sends web push to addresses in the open Internet only", async () => {
  const keys = { p256dh: "A".repeat(87), auth: "A".repeat(22) };
  for (const endpoint of [
    "http://push.example.test/x",
    "https://127.0.0.1/x",
    "https://10.1.2.3/x",
    "https://169.254.169.254/latest",
    "https://[::1]/x",
    "https://[::ffff:192.168.0.1]/x",
    "https://me:you@push.example.test/x",
    "ftp://push.example.test/x",
  ]) {
    expect(await refusal(ben, subscribeToPushContract, { body: { endpoint, keys } })).toMatchObject({
      status: 422,
    });
  }
  const body = { endpoint: "https://push.example.test/ben", keys };
  await send(ben, subscribeToPushContract, { body });
  await send(ada, subscribeToPushContract, { body });
  expect(await db().pushSubscription.findMany()).toMatchObject([{ userId: ada.id }]);
});
