import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { processors } from "@/lib/composition/processors";
import { db, pool, transaction } from "@/lib/db";
import { accessDocument } from "@/lib/documents/access";
import { getContentContract, replaceContentContract } from "@/lib/documents/content/contract";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { listVersionsContract } from "@/lib/documents/versions/contract";
import { deliver } from "@/lib/events/deliver";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import type { Delivery, Processor } from "@/lib/events/processor";
import { listInboxContract } from "@/lib/inbox/contract";
import { cleanUpRows } from "@/lib/jobs/clean-up";
import { mentionHref } from "@/lib/objects/mentions";
import { listBacklinksContract } from "@/lib/references/contract";
import { searchContract } from "@/lib/search/contract";
import { listTaskActivityContract } from "@/lib/tasks/activity/contract";
import {
  archiveTaskContract,
  deleteTaskContract,
  restoreTaskContract,
  unarchiveTaskContract,
} from "@/lib/tasks/contract";
import { openDescriptionContract } from "@/lib/tasks/description/contract";
import { copyDescriptions } from "@/lib/tasks/description/copy";
import { paragraph, writeDocument } from "@/tests/documents";
import { makeTask } from "@/tests/factories";
import { ada, ben, workspace } from "@/tests/pair";
import { countQueries } from "@/tests/setup/count-queries";
import { waitingForLocks } from "@/tests/setup/locks";
import { announcedBy } from "@/tests/setup/notifications";
import { refusal, send } from "@/tests/setup/request";
import { add, change, complete, get, list, makeList, reopen } from "./tasks-helpers";

beforeEach(makeList);

const task = (taskId: string) => ({ params: { taskId } });
const open = (taskId: string, who = ada) => send(who, openDescriptionContract, task(taskId));
const markdown = async (documentId: string, who = ada) =>
  (await send(who, getContentContract, { params: { documentId }, query: { format: "markdown" } })).content;
const replace = (documentId: string, text: string, who = ada) =>
  send(who, replaceContentContract, { params: { documentId }, body: { markdown: text } });
const versions = async (documentId: string) =>
  (await send(ada, listVersionsContract, { params: { documentId }, query: {} })).items;
const acts = async (taskId: string) =>
  (await send(ada, listTaskActivityContract, { ...task(taskId), query: {} })).items.map(
    ({ actor, act }) => `${actor?.name} ${act.kind}`,
  );
const mentions = async () =>
  (await send(ben, listInboxContract, { query: {} })).items.filter(({ kind }) => kind === "DOCUMENT_MENTION");
/** Somebody's edit that waits to be processed. */
async function edit(id: string, text: string, authorId: string): Promise<void> {
  const document = new Y.Doc();
  document.getXmlFragment(DOCUMENT_FIELD).insert(0, [paragraph(text)]);
  const data = Uint8Array.from(Y.encodeStateAsUpdate(document));
  await db().documentUpdate.create({ data: { documentId: id, authorId, data } });
  const edited = { event: "document.edited", objectType: "document", objectId: id, payload: {} };
  await db().outboxEvent.create({ data: edited });
}
const hrefOfBen = () => mentionHref({ type: "person", id: ben.id });

describe("the description of a task", () => {
  it("is made once, by whoever begins to write in it, and the notes follow", async () => {
    const { id } = await add("Paint");
    expect(await get(id)).toMatchObject({ documentId: null, hasNotes: false });
    const [one, other] = await Promise.all([open(id), open(id, ben)]);
    expect([one, other]).toEqual([{ documentId: id }, { documentId: id }]);
    const announced = await announcedBy(() => writeDocument({ id }, ben, "Two coats", "Then varnish"));
    expect(announced).toContainEqual(expect.objectContaining({ event: "tasks.changed" }));
    expect(await get(id)).toMatchObject({
      ...{ notes: "Two coats\n\nThen varnish", documentId: id, hasNotes: true, notesRevision: 1 },
    });
    expect(await acts(id)).toEqual([`${ben.name} notes`]);
    expect((await versions(id))[0]?.authors).toMatchObject([{ person: { id: ben.id } }]);
  });

  it("takes over notes from before, with who wrote them, and nobody is notified of them", async () => {
    const notes = `One line\nAnother for [@Ben](${hrefOfBen()})\n\n- a\n- b\n\n| x | y |\n| - | - |\n| 1 | 2 |\n\n# not *so* [old](https://example.com) <b>bold</b>`;
    const { id } = await makeTask(list, { notes, createdById: ben.id });
    expect(await get(id)).toMatchObject({ notes, documentId: null });
    await open(id);
    await deliveriesSettled();
    const after = (await get(id)).notes;
    for (const words of ["One line", "Another for [@Ben]", "- a", "| 1 | 2 |", "*so*", "https://example.com"])
      expect(after).toContain(words);
    expect(after.split("\n").slice(0, 2).join("|")).toMatch(/^One line.*\|Another/);
    expect(await markdown(id)).toBe(`${after}\n`);
    expect((await versions(id))[0]?.authors).toMatchObject([{ person: { id: ben.id } }]);
    expect([await mentions(), await acts(id)]).toEqual([[], []]);
    // What is as it was is not written again.
    const rows = () => db().documentUpdate.count({ where: { documentId: id } });
    const before = await rows();
    await change(id, { notes: after });
    await open(id);
    expect(await rows()).toBe(before);
  });

  it("is edited by PATCH as by an editor: what others write meanwhile stays", async () => {
    const { id } = await add("Paint", { notes: "One\n\nTwo" });
    expect(await get(id)).toMatchObject({ documentId: id, notes: "One\n\nTwo", notesRevision: 0 });
    await deliveriesSettled();
    expect(await change(id, { notes: "One\n\nThree" }, ben)).toMatchObject({ notesRevision: 1 });
    await replace(id, "Zero\n\nOne\n\nThree");
    expect(await get(id)).toMatchObject({ notes: "Zero\n\nOne\n\nThree" });
    await deliveriesSettled();
    expect(await get(id)).toMatchObject({ notesRevision: 2 });
    expect((await acts(id)).sort()).toEqual([`${ada.name} notes`, `${ben.name} notes`].sort());
    expect(await change(id, { notes: "" })).toMatchObject({ hasNotes: false });
    expect(await get(id)).toMatchObject({ notes: "", documentId: id });
  });

  it.each(["references", "notes"])(
    "names who has written in it also where the processor %s fails",
    async (name) => {
      const { id } = await add("Paint", { notes: "Blue" });
      await deliveriesSettled();
      await edit(id, "Red", ben.id);
      const fails: Processor<"document.edited">["process"] = () => Promise.reject(new Error("fails"));
      const failing = processors["document.edited"].map((one) => ({
        ...one,
        process: async (delivery: Delivery<"document.edited">) => {
          await one.process(delivery);
          if (one.name === name) await fails(delivery);
        },
      }));
      const object = { type: "document", id } as const;
      await deliver({ ...processors, "document.edited": failing }, object);
      await db().outboxEvent.updateMany({ where: { objectId: id }, data: { dueAt: new Date(0) } });
      await deliver(processors, object);
      await deliveriesSettled();
      expect(await get(id)).toMatchObject({ notesRevision: 1 });
      expect(await acts(id)).toEqual([`${ben.name} notes`]);
    },
  );

  it.each(["document", "task"] as const)(
    "is left alone where its channel is deleted while a %s is processed",
    async (type) => {
      const notes = `For [@Ben](${hrefOfBen()})`;
      const { id } = await add("Paint", { notes });
      await deliveriesSettled();
      let runs = 0;
      const counting = { name: "counting", process: async () => void runs++ };
      const event = type === "task" ? "task.updated" : "document.edited";
      if (type === "document") await edit(id, "Red", ada.id);
      else await db().outboxEvent.create({ data: { event, objectType: type, objectId: id, payload: {} } });
      const deleting = await pool().connect();
      try {
        await deleting.query("BEGIN");
        await deleting.query("DELETE FROM channels WHERE id = $1", [list.id]);
        const delivered = deliver({ ...processors, [event]: [counting, ...processors[event]] }, { type, id });
        await waitingForLocks(1);
        await deleting.query("COMMIT");
        await delivered;
      } finally {
        deleting.release();
      }
      // It didn't fail, which would run them all again.
      expect(runs).toBe(1);
      expect(await db().outboxEvent.count({ where: { objectId: id } })).toBe(0);
    },
  );

  it("is read and written as its task is", async () => {
    const { id } = await add("Paint", { notes: "Blue" });
    const canEdit = async (who: { id: string }) => (await accessDocument({ userId: who.id }, id)).canEdit;
    expect(await canEdit(ben)).toBe(true);
    await send(ada, archiveTaskContract, task(id));
    expect(await canEdit(ben)).toBe(false);
    expect(
      await refusal(ben, replaceContentContract, { params: { documentId: id }, body: { markdown: "Red" } }),
    ).toMatchObject({ status: 409 });
    expect(await refusal(ben, openDescriptionContract, task(id))).toMatchObject({ status: 409 });
    expect(await markdown(id, ben)).toBe("Blue\n");
    await send(ada, unarchiveTaskContract, task(id));
    expect(await canEdit(ben)).toBe(true);
    await send(ada, deleteTaskContract, task(id));
    await expect(canEdit(ben)).rejects.toMatchObject({ code: "not_found" });
    await send(ada, restoreTaskContract, task(id));
    expect(await canEdit(ben)).toBe(true);
    await db().channel.update({ where: { id: list.id }, data: { defaultRole: "COMMENTER" } });
    await db().channelMember.deleteMany({ where: { channelId: list.id, userId: ben.id } });
    expect(await canEdit(ben)).toBe(false);
    await db().channel.update({ where: { id: list.id }, data: { visibility: "PRIVATE" } });
    await expect(canEdit(ben)).rejects.toMatchObject({ code: "not_found" });
  });

  it("ends for all who have it open where the task is archived or deleted, and goes with it", async () => {
    const { id } = await add("Paint", { notes: "Blue" });
    const control = { control: { kind: "documents", documentIds: [id] } };
    expect(await announcedBy(() => send(ada, archiveTaskContract, task(id)))).toContainEqual(
      expect.objectContaining(control),
    );
    await send(ada, unarchiveTaskContract, task(id));
    expect(await announcedBy(() => send(ada, deleteTaskContract, task(id)))).toContainEqual(
      expect.objectContaining(control),
    );
    await db().task.update({ where: { id }, data: { deletedAt: new Date(0) } });
    await cleanUpRows();
    expect(await db().document.count({ where: { id } })).toBe(0);
  });

  it("mentions a person once, leads to the task, and is found by its words", async () => {
    const { id } = await add("Paint");
    await open(id);
    const written = await writeDocument({ id }, ada, "Zinnober for the door");
    const mention = () => paragraph(`@${ben.name}`, hrefOfBen());
    await written.edit((fragment) => fragment.insert(1, [mention()]));
    expect(await mentions()).toMatchObject([
      {
        actor: { id: ada.id },
        target: { type: "task", id },
        block: null,
        text: `@${ben.name}`,
        isRead: false,
      },
    ]);
    await written.edit((fragment) => fragment.insert(2, [paragraph("More")]));
    expect(await mentions()).toHaveLength(1);
    const backlinks = await send(ada, listBacklinksContract, {
      params: { type: "person", targetId: ben.id },
    });
    expect(backlinks.items).toMatchObject([{ type: "task", id }]);
    const found = await send(ada, searchContract, { query: { q: "zinnober", workspaceId: workspace.id } });
    expect(JSON.stringify(found)).toContain(id);
    await send(ada, deleteTaskContract, task(id));
    expect(await mentions()).toEqual([]);
  });

  it("comes along with the next one of what repeats, as it is at that moment", async () => {
    const due = { on: "2127-03-03" };
    const { id } = await add("Clean", { due, repeat: { rule: "FREQ=WEEKLY" }, notes: "All rooms" });
    await writeDocument({ id }, ada, `For @${ben.name}`);
    await deliveriesSettled();
    const { next } = await complete(id);
    const nextId = next!.id;
    expect(await get(nextId)).toMatchObject({
      documentId: nextId,
      hasNotes: true,
      notes: (await get(id)).notes,
    });
    await deliveriesSettled();
    expect(await acts(nextId)).toEqual([]);
    await replace(nextId, "Only the kitchen");
    expect((await get(id)).notes).toContain("All rooms");
    // Somebody has written in it, so it stays.
    expect(await reopen(id)).toMatchObject({ next: { id: nextId } });
  });

  it("is copied in as many statements for many as for one", async () => {
    const counts: number[] = [];
    for (const count of [1, 6]) {
      const copies = new Map<string, string>();
      for (let n = 0; n < count; n++) {
        const { id } = await add(`Room ${n}`, { notes: `Sweep **${n}**` });
        copies.set(id, (await makeTask(list)).id);
      }
      await transaction(async (tx) => {
        counts.push(await countQueries(() => copyDescriptions(tx, copies)));
      });
      await deliveriesSettled();
      for (const [from, to] of copies) expect((await get(to)).notes).toBe((await get(from)).notes);
    }
    expect(counts[1]).toBe(counts[0]);
  });

  it("is taken back with the next one that nobody has touched", async () => {
    const due = { on: "2127-03-03" };
    const { id } = await add("Clean", { due, repeat: { rule: "FREQ=WEEKLY" }, notes: "All rooms" });
    const { next } = await complete(id);
    await deliveriesSettled();
    expect(await reopen(id)).toMatchObject({ next: null });
    expect(await db().document.count({ where: { id: next!.id } })).toBe(0);
  });
});
