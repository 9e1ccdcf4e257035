import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { updateChannelContract } from "@/lib/channels/contract";
import { db } from "@/lib/db";
import { createDocumentCommentContract } from "@/lib/documents/comments/contract";
import { appendContentContract, getContentContract } from "@/lib/documents/content/contract";
import { listVersionsContract } from "@/lib/documents/versions/contract";
import { getInboxItemContract, getUnreadContract } from "@/lib/inbox/contract";
import type { InboxKind } from "@/lib/inbox/kinds";
import { listChannelActivityContract } from "@/lib/tasks/activity/contract";
import { openCommentsContract } from "@/lib/tasks/comments/contract";
import { completeTaskContract, getTaskContract, updateTaskContract } from "@/lib/tasks/contract";
import { notifyDue } from "@/lib/tasks/due/service";
import { makeMember, type SignedIn } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { requestRaw, send } from "@/tests/setup/request";
import { at, inbox, kinds as kindsOf, say } from "./inbox-helpers";
import { type Kind, kinds, SAMPLES, type Sample } from "./work-samples";

// Who gets what of tasks, cards, documents and their comments, and nothing of it any more without the channel.

let cleo: SignedIn;
beforeEach(async () => {
  await makePair();
  cleo = await makeMember(workspace, { name: "Cleo" });
});

const change = (taskId: string, body: object) => send(ben, updateTaskContract, { params: { taskId }, body });
const threadOf = async ({ id, channelId }: Sample) => {
  const { threadId } = await db().message.findUniqueOrThrow({ where: { id } });
  return { in: channelId, threadId: threadId! };
};

const OF_TASKS: Partial<Record<InboxKind, (sample: Sample) => Promise<unknown>>> = {
  ASSIGNED: ({ id }) => change(id, { assignees: [cleo.id] }),
  DUE: async ({ id }) => {
    await change(id, { due: { on: "2127-01-15" } });
    await notifyDue(new Date("2127-01-15T12:00Z"));
  },
  COMMENT: async ({ id, channelId }) => {
    await send(ben, openCommentsContract, { params: { taskId: id } });
    await say(ben, "Any news?", { in: channelId, threadId: id });
  },
  DOCUMENT_MENTION: ({ id }) => change(id, { notes: `Ask ${at(cleo)}` }),
};
/** What of each brings Cleo which item of the inbox. */
const REASONS: Record<Kind, Partial<Record<InboxKind, (sample: Sample) => Promise<unknown>>>> = {
  task: OF_TASKS,
  card: OF_TASKS,
  document: {
    DOCUMENT_MENTION: ({ id: documentId }) =>
      send(ben, appendContentContract, { params: { documentId }, body: { markdown: `Ask ${at(cleo)}` } }),
  },
  comment: {
    MENTION: async (sample) => {
      await say(ben, at(cleo), await threadOf(sample));
    },
  },
  documentComment: {
    MENTION: async (sample) => {
      await say(ben, at(cleo), await threadOf(sample));
    },
    COMMENT: async (sample) => {
      await say(cleo, "I know", await threadOf(sample));
      await say(ben, "Then say it", await threadOf(sample));
    },
  },
};

it.each(kinds)(
  "what concerns somebody of a %s is in their inbox, for as long as they see it",
  async (kind) => {
    const sample = await SAMPLES[kind]();
    for (const cause of Object.values(REASONS[kind])) await cause(sample);
    const expected = Object.keys(REASONS[kind]).sort();
    const items = await inbox(cleo);
    expect(new Set(items.map((item) => item.kind))).toEqual(new Set(expected));
    const params = { channelId: sample.channelId };
    await send(ada, updateChannelContract, { params, body: { visibility: "PRIVATE" } });
    expect(await inbox(cleo)).toEqual([]);
    const counts = await send(cleo, getUnreadContract);
    expect(Object.values(counts).filter(Boolean)).toEqual([]);
    for (const { id } of items)
      expect((await requestRaw(cleo, getInboxItemContract, { params: { itemId: id } })).status).toBe(404);
    await send(ada, updateChannelContract, { params, body: { visibility: "WORKSPACE" } });
    expect(new Set(await kindsOf(cleo))).toEqual(new Set(expected));
  },
);

type Acts = Record<"read" | "edit" | "comment", (who: SignedIn, sample: Sample) => Promise<Response>>;
const OF_TASK: Acts = {
  read: (who, { id }) => requestRaw(who, getTaskContract, { params: { taskId: id } }),
  edit: (who, { id }) => requestRaw(who, completeTaskContract, { params: { taskId: id } }),
  comment: (who, { id }) => requestRaw(who, openCommentsContract, { params: { taskId: id } }),
};
const ACTS: Record<"task" | "card" | "document", Acts> = {
  task: OF_TASK,
  card: OF_TASK,
  document: {
    read: (who, { id }) => requestRaw(who, getContentContract, { params: { documentId: id } }),
    edit: (who, { id }) =>
      requestRaw(who, appendContentContract, { params: { documentId: id }, body: { markdown: "More" } }),
    comment: (who, { id }) =>
      requestRaw(who, createDocumentCommentContract, {
        params: { documentId: id },
        body: { id: randomUUID(), quote: "plays", body: "Does it?" },
      }),
  },
};
const ROLES = {
  VIEWER: { read: true, comment: false, edit: false },
  COMMENTER: { read: true, comment: true, edit: false },
  EDITOR: { read: true, comment: true, edit: true },
} as const;

it.each(["task", "card", "document"] as const)(
  "viewers read a %s, commenters comment on it, editors change it, and others get nothing",
  async (kind) => {
    const sample = await SAMPLES[kind]();
    const guest = await makeMember(workspace, { name: "Gil" }, "GUEST");
    for (const [role, allowed] of Object.entries(ROLES)) {
      await db().channel.update({
        where: { id: sample.channelId },
        data: { defaultRole: role as keyof typeof ROLES },
      });
      for (const act of ["read", "comment", "edit"] as const) {
        const { status } = await ACTS[kind][act](cleo, sample);
        if (allowed[act]) expect(status, `${role} ${act}`).toBeLessThan(300);
        else expect(status, `${role} ${act}`).toBe(403);
        expect((await ACTS[kind][act](guest, sample)).status, `guest ${act}`).toBe(404);
      }
    }
    await db().channel.update({ where: { id: sample.channelId }, data: { archivedAt: new Date() } });
    const statuses = ["read", "comment", "edit"].map((act) => ACTS[kind][act as keyof Acts](ada, sample));
    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([200, 409, 409]);
  },
);

it.each(["task", "card", "document"] as const)("says what was done to a %s, and by whom", async (kind) => {
  const sample = await SAMPLES[kind]();
  await ACTS[kind].edit(cleo, sample);
  const params = { channelId: sample.channelId, documentId: sample.id };
  const said =
    kind === "document"
      ? await send(ada, listVersionsContract, { params })
      : await send(ada, listChannelActivityContract, { params });
  expect(JSON.stringify(said.items[0])).toContain(cleo.id);
});
