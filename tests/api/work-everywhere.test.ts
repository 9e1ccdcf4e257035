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
import type { ObjectKey } from "@/lib/objects/types";
import { listBacklinksContract, resolveReferencesContract } from "@/lib/references/contract";
import { createReminderContract } from "@/lib/reminders/contract";
import { listSavedContract, saveContract } from "@/lib/saved/contract";
import { searchContract } from "@/lib/search/contract";
import { openCommentsContract } from "@/lib/tasks/comments/contract";
import {
  completeTaskContract,
  createTaskContract,
  getTaskContract,
  restoreTaskContract,
} from "@/lib/tasks/contract";
import { writeDocument } from "@/tests/documents";
import { makeChannel, makeMember, type SignedIn } from "@/tests/factories";
import { ada, ben, makePair, workspace, workspaceId } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { inbox, say } from "./inbox-helpers";

// What holds for every object holds for tasks, cards, documents and comments.

/** A word that only the object has. */
const WORD = "xylophone";

type Sample = ObjectKey & { channelId: string };

const makeTaskIn = async (type: "TODO" | "KANBAN"): Promise<Sample> => {
  const { id: channelId } = await makeChannel(workspace, { name: "work", type });
  const body = { title: `Tune the ${WORD}`, assignees: [ada.id], due: { on: "2030-05-06" } };
  const { id } = await send(ben, createTaskContract, { params: { channelId }, body });
  return { type: "task", id, channelId };
};

const SAMPLES = {
  task: () => makeTaskIn("TODO"),
  card: () => makeTaskIn("KANBAN"),
  document: async (): Promise<Sample> => {
    const channel = await makeChannel(workspace, { name: "Plan", type: "DOC" });
    await writeDocument(channel, ada, `The ${WORD} plays`);
    return { type: "document", id: channel.id, channelId: channel.id };
  },
  comment: async (): Promise<Sample> => {
    const { id: taskId, channelId } = await makeTaskIn("TODO");
    await send(ben, openCommentsContract, { params: { taskId } });
    const { id } = await say(ben, `Comment on the ${WORD}`, { in: channelId, threadId: taskId });
    return { type: "message", id, channelId };
  },
};
const kinds = Object.keys(SAMPLES) as (keyof typeof SAMPLES)[];

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

it.each(["task", "card", "comment"] as const)(
  "a reported %s is deleted for good by who moderates, and the log says so",
  async (kind) => {
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
    expect(audit.items[0]).toMatchObject({ action: `${type}.delete`, subject: { id: ben.id } });
    if (type !== "task") return;
    expect(await refusal(ben, getTaskContract, { params: { taskId: id } })).toMatchObject({ status: 404 });
    expect(await refusal(ben, restoreTaskContract, { params: { taskId: id } })).toMatchObject({
      status: 404,
    });
  },
);

it.each(["TODO", "KANBAN"] as const)("in a %s channel commenters comment and viewers read", async (type) => {
  const roles = { VIEWER: [403, 403], COMMENTER: [403, 200], EDITOR: [200, 200] } as const;
  for (const [role, expected] of Object.entries(roles)) {
    const { id: channelId } = await makeChannel(workspace, {
      ...{ name: role, type, defaultRole: role as keyof typeof roles },
    });
    const { id: taskId } = await send(ada, createTaskContract, {
      params: { channelId },
      body: { title: WORD },
    });
    expect(await send(ben, getTaskContract, { params: { taskId } })).toMatchObject({ title: WORD });
    const attempts = [
      () => send(ben, completeTaskContract, { params: { taskId } }),
      () => send(ben, openCommentsContract, { params: { taskId } }),
    ];
    for (const [at, attempt] of attempts.entries()) {
      if (expected[at] === 200) await attempt();
      else await expect(attempt(), role).rejects.toThrow(`: ${expected[at]} `);
    }
  }
});
