import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import {
  getInboxItemContract,
  getUnreadContract,
  markAllDoneContract,
  muteInboxItemContract,
  undoMarkAllDoneContract,
  updateInboxItemContract,
} from "@/lib/inbox/contract";
import { wakeItem } from "@/lib/inbox/update/service";
import { markReadContract } from "@/lib/messages/contract";
import { createReportContract, resolveReportContract } from "@/lib/moderation/contract";
import { mentionMarkdown } from "@/lib/objects/mentions";
import { addReactionContract, removeReactionContract } from "@/lib/reactions/contract";
import { acceptInviteContract, createInviteContract, revokeInviteContract } from "@/lib/workspaces/contract";
import { addMember, makeMember, makeSignedIn, type SignedIn } from "@/tests/factories";
import { ada, ben, channelId, makePair, workspace } from "@/tests/pair";
import { send } from "@/tests/setup/request";
import { at, EVERYONE, heardBy, inbox, kinds, say, setLevel } from "./inbox-helpers";

beforeEach(makePair);

const GONE = { isNew: false, unread: {} };

describe("what asks for nothing any more", () => {
  const react = (who: SignedIn, messageId: string, emoji: string) =>
    send(who, addReactionContract, { params: { messageId, emoji } });
  const takeBack = (who: SignedIn, messageId: string, emoji: string) =>
    send(who, removeReactionContract, { params: { messageId, emoji } });

  it("a reaction that was taken back leaves the one before, or nothing", async () => {
    await db().personSettings.create({ data: { userId: ben.id, reactionsInInbox: true } });
    const chiara = await makeMember(workspace, { name: "Chiara" });
    const { id } = await say(ben, "Look");
    await react(ben, id, "😀");
    await react(ada, id, "👍");
    await react(chiara, id, "🎉");
    await takeBack(ada, id, "👍");
    expect(await inbox(ben)).toMatchObject([{ actor: { id: chiara.id }, text: "🎉" }]);
    await react(ada, id, "👍");
    await takeBack(ada, id, "👍");
    expect(await inbox(ben)).toMatchObject([{ actor: { id: chiara.id }, text: "🎉" }]);
    expect(await heardBy(ben, () => takeBack(chiara, id, "🎉"))).toMatchObject([GONE]);
    expect(await inbox(ben)).toEqual([]);
  });

  const invite = (email: string) =>
    send(ada, createInviteContract, { params: { workspaceId: workspace.id }, body: { email } });

  it("an invite goes when it was revoked, has expired, or was accepted by its link", async () => {
    const chiara = await makeSignedIn({ name: "Chiara" });
    const revoked = await invite(chiara.email);
    const params = { workspaceId: workspace.id, inviteId: revoked.id };
    expect(await kinds(chiara)).toEqual(["INVITE"]);
    expect(await heardBy(chiara, () => send(ada, revokeInviteContract, { params }))).toMatchObject([GONE]);
    expect(await inbox(chiara)).toEqual([]);

    const expired = await invite(chiara.email);
    await db().invite.update({ where: { id: expired.id }, data: { expires: new Date(0) } });
    expect(await inbox(chiara)).toEqual([]);
    expect(await send(chiara, getUnreadContract)).toEqual({});

    const { url } = await invite(chiara.email);
    expect(await kinds(chiara)).toEqual(["INVITE"]);
    const token = url.split("/").at(-1) ?? "";
    await send(chiara, acceptInviteContract, { params: { token } });
    expect(await inbox(chiara)).toEqual([]);
    expect(await inbox(chiara, "done")).toHaveLength(2);
  });

  it("a report is done for every admin once it is decided, and waits while another is open", async () => {
    const [chiara, dan, eve] = await Promise.all(
      ["Chiara", "Dan", "Eve"].map((name) => makeSignedIn({ name })),
    );
    await addMember(workspace, chiara!, "ADMIN");
    for (const member of [dan!, eve!]) await addMember(workspace, member);
    const report = (who: SignedIn) =>
      send(who, createReportContract, {
        body: {
          ...{ workspaceId: workspace.id, reason: "SPAM" as const },
          target: { type: "person" as const, id: ben.id },
        },
      });
    const decide = (reportId: string) =>
      send(ada, resolveReportContract, {
        params: { workspaceId: workspace.id, reportId },
        body: { decision: "dismiss" as const },
      });
    const [first, second] = [await report(dan!), await report(eve!)];
    await decide(first.id);
    expect(await kinds(chiara!)).toEqual(["REPORT"]);
    await decide(second.id);
    for (const admin of [ada, chiara!]) expect(await inbox(admin)).toEqual([]);
  });
});

it("distinguishes mentions of everyone from those of a role", async () => {
  await say(ada, EVERYONE);
  await say(ada, mentionMarkdown("@Members", { type: "role", role: "MEMBER" }));
  await say(ada, `${EVERYONE} ${at(ben)}`);
  expect((await inbox(ben)).map(({ audience }) => audience)).toEqual([null, "role", "everyone"]);
});

it("shows what is muted: the thread, else the channel", async () => {
  const root = await say(ben, "Anybody?");
  await say(ada, "Yes", { threadId: root.id });
  await say(ada, at(ben));
  const [mention, reply] = await inbox(ben);
  await setLevel(ben, null, true);
  expect(await inbox(ben)).toMatchObject([{ isMuted: true }, { isMuted: false }]);
  await send(ben, muteInboxItemContract, { params: { itemId: reply!.id }, body: { isMuted: true } });
  await send(ben, muteInboxItemContract, { params: { itemId: mention!.id }, body: { isMuted: false } });
  expect(await inbox(ben)).toMatchObject([{ isMuted: false }, { isMuted: true }]);
});

it("takes back that all was marked done, and what was unread is so again", async () => {
  await say(ada, `${at(ben)} one`);
  await say(ada, `${at(ben)} two`);
  await say(ada, `${at(ben)} three`);
  const [three, two, one] = await inbox(ben);
  const change = (itemId: string, body: { isRead?: boolean; isDone?: boolean }) =>
    send(ben, updateInboxItemContract, { params: { itemId }, body });
  await change(one!.id, { isDone: true });
  await change(two!.id, { isRead: true });
  const { count, doneAt } = await send(ben, markAllDoneContract, { body: {} });
  expect(count).toBe(2);
  expect(await inbox(ben)).toEqual([]);
  await send(ada, undoMarkAllDoneContract, { body: { doneAt } });
  expect(await inbox(ben)).toEqual([]);
  await send(ben, undoMarkAllDoneContract, { body: { doneAt } });
  expect(await inbox(ben)).toMatchObject([
    { id: three!.id, isRead: false },
    { id: two!.id, isRead: true },
  ]);
});

it("wakes what was put off unread, also where its channel was read or it was opened meanwhile", async () => {
  await say(ada, `${at(ben)} later, please`);
  const [{ id: itemId } = { id: "" }] = await inbox(ben);
  const snoozedUntil = new Date(Date.now() + 60_000).toISOString();
  await send(ben, updateInboxItemContract, { params: { itemId }, body: { snoozedUntil } });
  await send(ben, markReadContract, { params: { channelId }, body: { seq: 1 } });
  const params = { itemId };
  expect(await send(ben, getInboxItemContract, { params })).toMatchObject({ isRead: false });
  await send(ben, updateInboxItemContract, { params, body: { isRead: true } });

  // As if the minute had gone by.
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
  await db().inboxItem.update({ where: { id: itemId }, data: { readAt: ago(30), snoozedUntil: ago(1) } });
  expect(await heardBy(ben, () => wakeItem(itemId))).toMatchObject([{ isNew: true, unread: { MENTION: 1 } }]);
  await send(ben, updateInboxItemContract, { params, body: { isRead: true } });
  expect(await heardBy(ben, () => wakeItem(itemId))).toEqual([]);
});
