import { beforeEach, describe, expect, it } from "vitest";
import { forwardMessageContract } from "@/lib/messages/forward/contract";
import {
  createReportContract,
  listAuditContract,
  listReportsContract,
  resolveReportContract,
} from "@/lib/moderation/contract";
import { newId } from "@/lib/new-id";
import { mentionMarkdown } from "@/lib/objects/mentions";
import { listBacklinksContract, resolveReferencesContract } from "@/lib/references/contract";
import { createReminderContract } from "@/lib/reminders/contract";
import { listSavedContract, saveContract } from "@/lib/saved/contract";
import { searchContract } from "@/lib/search/contract";
import { completeTaskContract, getTaskContract, restoreTaskContract } from "@/lib/tasks/contract";
import { makeChannel, makeMember, type SignedIn } from "@/tests/factories";
import { ada, ben, makePair, workspace, workspaceId } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { inbox, say } from "./inbox-helpers";
import { kinds, SAMPLES, WORD } from "./work-samples";

// What holds for every object holds for tasks, cards, documents and comments. A report of a document is
// about who edited it last.

beforeEach(makePair);

const search = async (q: string, who: SignedIn = ada) =>
  (await send(who, searchContract, { query: { q } })).items.map(({ id }) => id);

describe.each(kinds)("a %s", (kind) => {
  it("is mentioned, shown in a preview, and lists what mentions it", async () => {
    const { type, id, channelId } = await SAMPLES[kind]();
    // A document is mentioned as the channel that it is.
    const target = type === "document" ? ({ type: "channel", id: channelId } as const) : { type, id };
    const { items } = await send(ben, resolveReferencesContract, { body: { targets: [target] } });
    expect(items[0]).toMatchObject({ isVisible: true, place: { channelId } });
    const message = await say(ada, `See ${mentionMarkdown("this", target)}`);
    const params = { type: target.type, targetId: id };
    const links = await send(ben, listBacklinksContract, { params });
    expect(links.items).toMatchObject([{ type: "message", id: message.id }]);
  });

  it("is passed on by its mention, which whoever can't read it sees nothing of", async () => {
    const { type, id } = await SAMPLES[kind]();
    const target = type === "document" ? ({ type: "channel", id } as const) : { type, id };
    const source = await say(ada, mentionMarkdown("this", target));
    const elsewhere = await makeChannel(workspace, { name: "elsewhere" });
    const copy = await send(ada, forwardMessageContract, {
      params: { messageId: source.id },
      body: { channelId: elsewhere.id, nonce: newId() },
    });
    expect(copy.body).toBe(source.body);
    const guest = await makeMember(workspace, { name: "Gil" }, "GUEST");
    const { items } = await send(guest, resolveReferencesContract, { body: { targets: [target] } });
    expect(items).toEqual([{ isVisible: false }]);
  });

  it("is found by its words and its type", async () => {
    const { type, id } = await SAMPLES[kind]();
    expect(await search(WORD)).toContain(id);
    expect(await search(`${WORD} type:${type}`)).toEqual([id]);
    expect(await search(`${WORD} type:person`)).toEqual([]);
  });

  it("is saved and reminded of", async () => {
    const { type, id } = await SAMPLES[kind]();
    await send(ada, saveContract, { params: { type, targetId: id } });
    const saved = await send(ada, listSavedContract);
    expect(JSON.stringify(saved.items)).toContain(id);
    const remindAt = new Date(Date.now() + 60_000).toISOString();
    const reminder = await send(ada, createReminderContract, { body: { target: { type, id }, remindAt } });
    expect(JSON.stringify(reminder)).toContain(id);
  });
});

it.each(["task", "card"] as const)("a %s is found by whose, when and whether it is done", async (kind) => {
  const { id } = await SAMPLES[kind]();
  for (const filter of ["is:open", "assignee:me", "due:later", "type:task is:open"])
    expect(await search(`${WORD} ${filter}`), filter).toEqual([id]);
  for (const filter of ["is:done", "assignee:Ben", "due:overdue"])
    expect(await search(`${WORD} ${filter}`), filter).toEqual([]);
  expect(await search(`${WORD} type:card`)).toEqual(kind === "card" ? [id] : []);
  await send(ada, completeTaskContract, { params: { taskId: id } });
  expect(await search(`${WORD} is:done`)).toEqual([id]);
  expect(await search(`${WORD} is:open`)).toEqual([]);
});

it.each(kinds)("a reported %s is deleted for good by who moderates, and the log says so", async (kind) => {
  const { type, id } = await SAMPLES[kind]();
  const chiara = await makeMember(workspace, { name: "Chiara" });
  await send(chiara, createReportContract, {
    body: { workspaceId, reason: "SPAM", target: { type, id } },
  });
  const { items } = await send(ada, listReportsContract, { params: { workspaceId } });
  expect(items).toMatchObject([{ subject: { id: ben.id }, can: { deleteTarget: true } }]);
  const params = { workspaceId, reportId: items[0]!.id };
  await send(ada, resolveReportContract, { params, body: { decision: "deleteTarget" } });
  expect(await search(WORD)).not.toContain(id);
  const resolved = await send(ben, resolveReferencesContract, { body: { targets: [{ type, id }] } });
  expect(resolved.items).toEqual([{ isVisible: false }]);
  expect((await inbox(ada)).filter(({ kind: reason }) => reason === "ASSIGNED" && type === "task")).toEqual(
    [],
  );
  const audit = await send(ada, listAuditContract, { params: { workspaceId } });
  expect(audit.items[0]).toMatchObject({
    action: type === "document" ? "channel.delete" : `${type}.delete`,
    subject: { id: ben.id },
  });
  if (type !== "task") return;
  expect(await refusal(ben, getTaskContract, { params: { taskId: id } })).toMatchObject({ status: 404 });
  expect(await refusal(ben, restoreTaskContract, { params: { taskId: id } })).toMatchObject({
    status: 404,
  });
});
