import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { updateChannelContract } from "@/lib/channels/contract";
import { handlers } from "@/lib/composition/job-handlers";
import { db } from "@/lib/db";
import { updateInboxItemContract } from "@/lib/inbox/contract";
import { createMessageContract } from "@/lib/messages/contract";
import { setChannelNotificationsContract } from "@/lib/notifications/contract";
import { listBacklinksContract } from "@/lib/references/contract";
import { searchContract } from "@/lib/search/contract";
import { openCommentsContract } from "@/lib/tasks/comments/contract";
import { deleteTaskContract, listMyTasksContract, restoreTaskContract } from "@/lib/tasks/contract";
import { notifyDue } from "@/lib/tasks/due/service";
import { makeChannel, makeMember, makeTask, type SignedIn } from "@/tests/factories";
import { ada, ben, workspace } from "@/tests/pair";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal, send } from "@/tests/setup/request";
import { inbox, kinds } from "./inbox-helpers";
import { add, change, complete, list, listId, makeList, reopen } from "./tasks-helpers";

beforeEach(makeList);

/** Far ahead, so that nothing is past when it is made. */
const DAY = "2127-01-15";
const at = (text: string) => new Date(`${text}Z`);
const liveIn = (who: SignedIn, timeZone: string) =>
  db().personSettings.upsert({
    where: { userId: who.id },
    create: { userId: who.id, timeZone },
    update: { timeZone },
  });
const remove = (taskId: string) => send(ada, deleteTaskContract, { params: { taskId } });

describe("somebody to whom a task is assigned", () => {
  it("has it in the inbox, with its title, while it is theirs to do", async () => {
    const { id } = await add("Pay rent", { assignees: [ben.id, ada.id] });
    expect(await kinds(ada)).toEqual([]);
    expect(await inbox(ben)).toMatchObject([
      {
        ...{ kind: "ASSIGNED", actor: { id: ada.id }, channel: { id: listId }, excerpt: "Pay rent" },
        target: { type: "task", id },
      },
    ]);
    await change(id, { title: "Pay the rent" });
    expect(await inbox(ben)).toMatchObject([{ excerpt: "Pay the rent" }]);
    const steps: [() => Promise<unknown>, string[]][] = [
      [() => complete(id), []],
      [() => reopen(id), ["ASSIGNED"]],
      [() => remove(id), []],
      [() => send(ada, restoreTaskContract, { params: { taskId: id } }), ["ASSIGNED"]],
      [() => change(id, { assignees: [] }), []],
    ];
    for (const [step, expected] of steps) {
      const events = await announcedBy(step);
      expect(await kinds(ben)).toEqual(expected);
      const unread = expected.length > 0 ? { ASSIGNED: 1 } : {};
      const counts = events.filter(({ event }) => event === "inbox.changed").at(-1);
      expect(counts).toMatchObject({ room: `user:${ben.id}`, data: { isNew: false, unread } });
    }
  });

  it("isn't notified where they have blocked who did it, or want to hear nothing of the channel", async () => {
    await db().block.create({ data: { blockerId: ben.id, blockedId: ada.id } });
    await add("A", { assignees: [ben.id] });
    const cleo = await makeMember(workspace, { name: "Cleo" });
    const level = { level: "NONE" as const, isMuted: false };
    await send(cleo, setChannelNotificationsContract, { params: { channelId: listId }, body: level });
    await add("B", { assignees: [cleo.id] });
    for (const who of [ben, cleo]) expect(await kinds(who)).toEqual([]);
  });
});

describe("what is due", () => {
  it("comes on each one's own day, in their morning (case 3)", async () => {
    await liveIn(ada, "Pacific/Honolulu");
    await liveIn(ben, "Pacific/Auckland");
    await add("Renew", { due: { on: DAY }, assignees: [ada.id, ben.id] }, await makeMember(workspace));
    const seen = async (now: string) => {
      await notifyDue(at(now));
      return Promise.all([ada, ben].map(async (who) => (await kinds(who)).includes("DUE")));
    };
    expect(await seen("2127-01-14T19:59")).toEqual([false, false]);
    expect(await seen("2127-01-14T20:00")).toEqual([false, true]);
    expect(await seen("2127-01-15T11:30")).toEqual([false, true]);
    expect(await seen("2127-01-15T18:59")).toEqual([false, true]);
    expect(await seen("2127-01-15T19:00")).toEqual([true, true]);
  });

  it("at a time comes then, once, whatever the clocks where one is", async () => {
    await liveIn(ben, "Pacific/Honolulu");
    const due = { on: DAY, time: "09:00", timeZone: "Europe/Berlin" };
    const { id } = await add("Call", { due, assignees: [ben.id] });
    const pushes = async (now: string) => {
      const events = await announcedBy(() => notifyDue(at(now)));
      return events.filter(({ data }) => (data as { isNew?: boolean }).isNew).length;
    };
    expect(await pushes("2127-01-15T07:59:59")).toBe(0);
    expect(await pushes("2127-01-15T08:00")).toBe(1);
    expect(await pushes("2127-01-15T08:01")).toBe(0);
    expect((await kinds(ben)).sort()).toEqual(["ASSIGNED", "DUE"]);
    // Another date is another matter; the same one again isn't.
    await change(id, { due: { ...due, time: "10:00" } });
    expect(await kinds(ben)).toEqual(["ASSIGNED"]);
    await change(id, { due });
    expect(await pushes("2127-01-15T08:02")).toBe(0);
    expect((await kinds(ben)).sort()).toEqual(["ASSIGNED", "DUE"]);
    await change(id, { due: { ...due, time: "10:00" } });
    expect(await pushes("2127-01-15T09:00")).toBe(1);
  });

  it("reminds nobody of what is done, put away or lost, and not twice of what is reopened (case 12)", async () => {
    const guest = await makeMember(workspace, { name: "Gil" }, "GUEST");
    const where = { channelId_userId: { channelId: listId, userId: guest.id } };
    await db().channelMember.create({ data: { channelId: listId, userId: guest.id, role: "EDITOR" } });
    const due = { on: DAY };
    const told = await add("Told", { due, assignees: [ben.id, guest.id] });
    const later = { due: { on: DAY, time: "18:00", timeZone: "UTC" }, assignees: [ben.id, guest.id] };
    const [done, deleted, kept] = [
      await add("Done", later),
      await add("Deleted", later),
      await add("Kept", later),
    ];
    await notifyDue(at("2127-01-15T09:00"));
    const dueOf = async (who: SignedIn) =>
      (await inbox(who)).filter(({ kind }) => kind === "DUE").map(({ excerpt }) => excerpt);
    for (const who of [ben, guest]) expect(await dueOf(who)).toEqual(["Told"]);
    await complete(told.id);
    await complete(done.id);
    await remove(deleted.id);
    await db().channelMember.delete({ where });
    await notifyDue(at("2127-01-15T18:00"));
    expect(await dueOf(ben)).toEqual(["Kept"]);
    expect(await inbox(guest)).toEqual([]);
    await reopen(told.id);
    const events = await announcedBy(() => notifyDue(at("2127-01-15T18:01")));
    expect(events).toEqual([]);
    expect((await dueOf(ben)).sort()).toEqual(["Kept", "Told"]);
    await send(ada, updateChannelContract, { params: { channelId: listId }, body: { isArchived: true } });
    expect(await kinds(ben)).toEqual([]);
    expect(kept.assignees).toContain(guest.id);
  });

  it("isn't notified where its time had come when it was set", async () => {
    const { id } = await add("Old", { due: { on: "2020-01-01" }, assignees: [ben.id] });
    const time = { on: new Date().toISOString().slice(0, 10), time: "00:00", timeZone: "UTC" };
    const { id: other } = await add("Today", { assignees: [ben.id] });
    await change(other, { due: time });
    await handlers["tasks.notifyDue"]({});
    expect(await kinds(ben)).toEqual(["ASSIGNED", "ASSIGNED"]);
    await change(id, { due: { on: DAY } });
    await notifyDue(at("2127-01-15T09:00"));
    expect((await kinds(ben)).sort()).toEqual(["ASSIGNED", "ASSIGNED", "DUE"]);
  });

  it("comes to the creator and followers of what is assigned to nobody, once, also where they are assigned later", async () => {
    const cleo = await makeMember(workspace, { name: "Cleo" });
    const { id } = await add("Renew", { due: { on: DAY } });
    await send(cleo, openCommentsContract, { params: { taskId: id } });
    const said = { nonce: randomUUID(), body: "Which form?", threadId: id };
    await send(cleo, createMessageContract, { params: { channelId: listId }, body: said });
    const dueOf = async () =>
      Promise.all([ada, ben, cleo].map(async (who) => (await kinds(who)).includes("DUE")));
    const news = async (now: string) =>
      (await announcedBy(() => notifyDue(at(now)))).filter(({ data }) => (data as { isNew?: boolean }).isNew);
    expect(await news("2127-01-15T09:00")).toHaveLength(2);
    expect(await dueOf()).toEqual([true, false, true]);
    await change(id, { assignees: [ben.id] });
    expect(await dueOf()).toEqual([false, false, false]);
    await change(id, { assignees: [cleo.id] });
    expect(await news("2127-01-15T09:05")).toEqual([]);
    expect(await dueOf()).toEqual([false, false, true]);
    await change(id, { assignees: [] });
    expect(await news("2127-01-15T09:10")).toEqual([]);
    expect(await dueOf()).toEqual([true, false, true]);
    // Where it was assigned when it came, it comes to the others once it is not.
    const next = await add("Pay", { due: { on: "2127-01-16" }, assignees: [ben.id] });
    expect(await news("2127-01-16T09:00")).toHaveLength(1);
    await change(next.id, { assignees: [] });
    expect(await news("2127-01-16T09:05")).toHaveLength(1);
    await change(next.id, { assignees: [ben.id] });
    expect(await news("2127-01-16T09:10")).toEqual([]);
  });

  it("isn't notified where one begins to follow once it has come", async () => {
    const cleo = await makeMember(workspace, { name: "Cleo" });
    const due = { on: new Date().toISOString().slice(0, 10), time: "00:00", timeZone: "UTC" };
    const { id } = await add("Call", { due });
    await send(cleo, openCommentsContract, { params: { taskId: id } });
    const said = { nonce: randomUUID(), body: "Done?", threadId: id };
    await send(cleo, createMessageContract, { params: { channelId: listId }, body: said });
    await notifyDue();
    expect(await kinds(cleo)).toEqual([]);
    // One who followed before is notified.
    await db().threadFollow.updateMany({
      where: { userId: cleo.id },
      data: { followedAt: at("2020-01-01T00:00") },
    });
    await notifyDue();
    expect(await kinds(cleo)).toEqual(["DUE"]);
  });

  it("stays done where one is done with it", async () => {
    await add("A", { due: { on: DAY }, assignees: [ada.id] });
    await notifyDue(at("2127-01-15T09:00"));
    const [item] = await inbox(ada);
    await send(ada, updateInboxItemContract, { params: { itemId: item!.id }, body: { isDone: true } });
    await notifyDue(at("2127-01-15T09:05"));
    expect(await kinds(ada)).toEqual([]);
  });
});

describe("my tasks", () => {
  const mine = async (who: SignedIn, query: Record<string, string | number> = {}) =>
    (await send(who, listMyTasksContract, { query })).items.map(({ title }) => title).join(" ");

  it("are those of all channels that I see, by due date, open ones alone", async () => {
    const other = await makeChannel(workspace, { name: "garden", type: "TODO" });
    const secret = await makeChannel(workspace, { type: "TODO", visibility: "PRIVATE" });
    const assignees = { create: [{ userId: ben.id }] };
    await makeTask(other, { title: "third", assignees });
    await makeTask(list, { title: "first", dueOn: at("2127-01-01T00:00"), assignees });
    await makeTask(other, { title: "second", dueOn: at("2127-01-02T00:00"), assignees });
    await makeTask(other, { title: "done", completedAt: new Date(), assignees });
    await makeTask(other, { title: "deleted", deletedAt: new Date(), assignees });
    await makeTask(secret, { title: "hidden", assignees });
    await makeTask(other, { title: "others" });
    expect(await mine(ben)).toBe("first second third");
    expect(await mine(ada)).toBe("");
    const page = await send(ben, listMyTasksContract, { query: { limit: 2 } });
    expect(page.items[1]?.channel).toEqual({
      ...{ id: other.id, name: "garden", type: "TODO", canUpdate: true, canDelete: true },
      ...{ workspaceId: workspace.id, workspaceSlug: workspace.slug },
    });
    expect(await mine(ben, { limit: 2, cursor: page.nextCursor! })).toBe("third");
    expect(await mine(ben, { due: "none" })).toBe("third");
    await send(ada, updateChannelContract, { params: { channelId: other.id }, body: { isArchived: true } });
    expect(await mine(ben)).toBe("first");
  });

  it("begin at no day that the database doesn't have", async () => {
    const query = { cursor: `0000-01-01.${listId}` };
    expect(await refusal(ben, listMyTasksContract, { query })).toMatchObject({ status: 422 });
  });
});

it("a task that mentions something is a backlink of it, and is found by title and notes", async () => {
  const { id } = await add("Order xylophones", { notes: `For [@Ben](mention:person/${ben.id})` });
  const backlinks = async () => {
    const params = { type: "person" as const, targetId: ben.id };
    return (await send(ada, listBacklinksContract, { params })).items.map((item) => item.id);
  };
  expect(await backlinks()).toEqual([id]);
  await change(id, { notes: "For whom the marimba" });
  expect(await backlinks()).toEqual([]);
  for (const q of ["xylophone", "marimba"])
    expect((await send(ada, searchContract, { query: { q, type: "task" } })).items).toMatchObject([
      { type: "task", id, snippet: expect.anything(), place: { anchor: { type: "task", id } } },
    ]);
});
