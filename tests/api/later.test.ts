import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { removeChannelMemberContract, updateChannelContract } from "@/lib/channels/contract";
import { db } from "@/lib/db";
import { deleteDraftContract, listDraftsContract, saveDraftContract } from "@/lib/drafts/contract";
import type { ObjectKey } from "@/lib/objects/types";
import {
  createReminderContract,
  deleteReminderContract,
  listRemindersContract,
} from "@/lib/reminders/contract";
import { fireReminder } from "@/lib/reminders/fire/service";
import {
  cancelScheduledContract,
  listScheduledContract,
  scheduleMessageContract,
  updateScheduledContract,
} from "@/lib/scheduled/contract";
import { sendScheduled } from "@/lib/scheduled/send/service";
import { makeChannel, makeMessage } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";

let channelId: string;

beforeEach(async () => {
  await makePair();
  const members = [ada, ben].map((user) => ({ user, role: "EDITOR" as const }));
  channelId = (await makeChannel(workspace, { visibility: "PRIVATE", members })).id;
});

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

describe("drafts", () => {
  const draft = (body: string, basedOn: number | null, threadId?: string) => ({
    ...{ params: { channelId }, body: { body, basedOn, threadId } },
  });
  const save = (...change: Parameters<typeof draft>) => send(ben, saveDraftContract, draft(...change));
  const forget = (basedOn: number, threadId?: string) => ({
    ...{ params: { channelId }, body: { basedOn, threadId } },
  });
  const list = async () => (await send(ben, listDraftsContract)).items;

  it("go on from the revision that was there, for a channel and a thread apart", async () => {
    const thread = await makeMessage({ id: channelId }, ada);
    const first = await save("From the phone", null);
    const second = await save("From the phone, and on", first.revision);
    expect(second.revision).toBeGreaterThan(first.revision);
    const reply = await save("In the thread", null, thread.id);
    expect(await list()).toEqual([reply, second]);
    expect((await send(ada, listDraftsContract)).items).toEqual([]);
    await send(ben, deleteDraftContract, forget(reply.revision, thread.id));
    expect(await list()).toEqual([second]);
  });

  it("replace nothing that another device has written meanwhile", async () => {
    const first = await save("Both know it", null);
    const phone = await save("The phone goes on", first.revision);
    const conflict = { status: 409, code: "conflict", details: { draft: phone } };
    for (const basedOn of [null, first.revision])
      expect(await refusal(ben, saveDraftContract, draft("The laptop too", basedOn))).toMatchObject(conflict);
    expect(await refusal(ben, deleteDraftContract, forget(first.revision))).toMatchObject(conflict);
    expect(await list()).toEqual([phone]);
    // Deleted by the phone, which sent it: what the laptop has is new.
    await send(ben, deleteDraftContract, forget(phone.revision));
    await send(ben, deleteDraftContract, forget(phone.revision));
    const laptop = await save("The laptop too", first.revision);
    expect(laptop.revision).toBeGreaterThan(phone.revision);
  });

  it("take one of two that come at once, and the same text again", async () => {
    const writes = ["One", "Two", "Three"].map((body) => send(ben, saveDraftContract, draft(body, null)));
    const kept = (await Promise.allSettled(writes)).filter(({ status }) => status === "fulfilled");
    expect(kept).toHaveLength(1);
    const [stored] = await list();
    const again = await save(stored?.body ?? "", null);
    expect(again.revision).toBeGreaterThan(stored?.revision ?? 0);
  });

  it("refuses a thread of another channel, and text that isn't text", async () => {
    const unknown = draft("x", null, randomUUID());
    expect(await refusal(ben, saveDraftContract, unknown)).toMatchObject({ status: 404 });
    for (const body of ["", "a\0b", "a\ud800b", "x".repeat(20_001)]) {
      expect(await refusal(ben, saveDraftContract, draft(body, null))).toMatchObject({ status: 422 });
    }
    for (const basedOn of [-1, 0.5, 2 ** 53]) {
      expect(await refusal(ben, saveDraftContract, draft("x", basedOn))).toMatchObject({ status: 422 });
    }
  });

  it("aren't shown where the channel isn't", async () => {
    await save("Mine", null);
    await send(ada, removeChannelMemberContract, { params: { channelId, userId: ben.id } });
    expect(await list()).toEqual([]);
  });
});

describe("scheduled messages", () => {
  const plan = (nonce = randomUUID(), sendAt = inMinutes(5)) =>
    send(ben, scheduleMessageContract, {
      params: { channelId },
      body: { nonce, body: "Good morning", sendAt },
    });
  const list = async () => (await send(ben, listScheduledContract)).items;
  const comeDue = (id: string) =>
    db().scheduledMessage.update({ where: { id }, data: { sendAt: new Date(Date.now() - 1000) } });
  const sent = () => db().message.findMany({ where: { channelId } });

  it("are sent once their time has come, once", async () => {
    const { id: scheduledId } = await plan();
    await sendScheduled({ scheduledId });
    expect(await sent()).toEqual([]);
    await comeDue(scheduledId);
    await Promise.all([sendScheduled({ scheduledId }), sendScheduled({ scheduledId })]);
    await sendScheduled({ scheduledId });
    expect(await sent()).toMatchObject([{ body: "Good morning", authorId: ben.id, seq: 1 }]);
    expect(await list()).toEqual([]);
  });

  it("are the same for the same nonce, can be changed, and canceled", async () => {
    const nonce = randomUUID();
    const { id: scheduledId } = await plan(nonce);
    expect((await plan(nonce)).id).toBe(scheduledId);
    const sendAt = inMinutes(60);
    const params = { scheduledId };
    await send(ben, updateScheduledContract, { params, body: { body: "Good evening", sendAt } });
    expect(await list()).toMatchObject([{ body: "Good evening", sendAt }]);
    expect(await refusal(ada, cancelScheduledContract, { params })).toMatchObject({ status: 404 });
    await send(ben, cancelScheduledContract, { params });
    expect(await list()).toEqual([]);
  });

  it.each([
    ["the past", inMinutes(-1)],
    ["two years ahead", inMinutes(2 * 366 * 24 * 60)],
    ["no time", "tomorrow"],
  ])("aren't taken for %s", async (_, sendAt) => {
    const input = { params: { channelId }, body: { nonce: randomUUID(), body: "x", sendAt } };
    expect(await refusal(ben, scheduleMessageContract, input)).toMatchObject({ status: 422 });
  });

  it.each([
    [
      "was archived",
      "archived",
      () => send(ada, updateChannelContract, { params: { channelId }, body: { isArchived: true } }),
    ],
    [
      "isn't theirs any more",
      "can’t see",
      () => send(ada, removeChannelMemberContract, { params: { channelId, userId: ben.id } }),
    ],
  ])("tell their author where the channel %s meanwhile", async (_, reason, change) => {
    const { id: scheduledId } = await plan();
    await change();
    await comeDue(scheduledId);
    await sendScheduled({ scheduledId });
    await sendScheduled({ scheduledId });
    expect(await sent()).toEqual([]);
    expect(await list()).toMatchObject([{ id: scheduledId, failure: expect.stringContaining(reason) }]);
    expect(await db().inboxItem.findMany({ where: { userId: ben.id } })).toMatchObject([
      { kind: "REMINDER", text: expect.stringContaining(reason) },
    ]);
  });
});

describe("reminders", () => {
  const remind = (body: { target?: ObjectKey; text?: string }) =>
    send(ben, createReminderContract, { body: { ...body, remindAt: inMinutes(1) } });
  const inbox = () => db().inboxItem.findMany({ where: { userId: ben.id } });

  it("come into the inbox once, and leave the list", async () => {
    const { id: messageId } = await makeMessage({ id: channelId }, ada);
    const { id: reminderId } = await remind({ target: { type: "message", id: messageId } });
    expect((await send(ben, listRemindersContract)).items).toMatchObject([
      { target: { type: "message", id: messageId } },
    ]);
    await Promise.all([fireReminder({ reminderId }), fireReminder({ reminderId })]);
    expect(await inbox()).toMatchObject([{ kind: "REMINDER", targetId: messageId, channelId }]);
    expect((await send(ben, listRemindersContract)).items).toEqual([]);
  });

  it("show nothing of a message that one doesn't see any more", async () => {
    const { id: messageId } = await makeMessage({ id: channelId }, ada);
    const { id: reminderId } = await remind({
      target: { type: "message", id: messageId },
      text: "Answer Ada",
    });
    await send(ada, removeChannelMemberContract, { params: { channelId, userId: ben.id } });
    await fireReminder({ reminderId });
    expect(await inbox()).toMatchObject([{ targetId: null, channelId: null, text: "Answer Ada" }]);
  });

  it("are one's own, about something, and about what one sees", async () => {
    const { id: reminderId } = await remind({ text: "Water the plants" });
    const params = { reminderId };
    expect(await refusal(ada, deleteReminderContract, { params })).toMatchObject({ status: 404 });
    await send(ben, deleteReminderContract, { params });
    await fireReminder({ reminderId });
    expect(await inbox()).toEqual([]);
    const remindAt = inMinutes(1);
    expect(await refusal(ben, createReminderContract, { body: { remindAt } })).toMatchObject({ status: 422 });
    const unknown = { body: { remindAt, target: { type: "message", id: randomUUID() } } };
    expect(await refusal(ben, createReminderContract, unknown)).toMatchObject({ status: 404 });
  });
});
