import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { db, transaction } from "@/lib/db";
import { deliver, MAX_ATTEMPTS } from "@/lib/events/deliver";
import { deliverDue, listProcessorStates, retryParked } from "@/lib/events/outbox";
import type { Processor, Processors } from "@/lib/events/processor";
import { record } from "@/lib/events/record";

/** What ran, as "processor payload", in order. */
let ran: string[];
/** Processors that fail, by name. */
let broken: Set<string>;
let objectId: string;

const bodies = (name: string): Processor<"message.updated"> => ({
  name,
  process: async ({ tx, payload }) => {
    await tx.outboxEvent.count();
    if (broken.has(name)) throw new TypeError("quotes what people wrote");
    ran.push(`${name} ${payload.bodyBefore}`);
  },
});
const edits = (name: string): Processor<"document.edited"> => ({
  name,
  process: async () => {
    if (broken.has(name)) throw new TypeError("quotes what people wrote");
    ran.push(name);
  },
});
const processors: Processors = {
  "message.created": [],
  "message.updated": [bodies("inbox"), bodies("search")],
  "message.deleted": [],
  "reaction.added": [],
  "reaction.removed": [],
  "person.joined": [],
  ...{
    "person.left": [],
    "channel.created": [],
    "channel.updated": [],
    "channel.deleted": [],
    "call.ended": [],
  },
  ...{ "task.acted": [], "task.deleted": [] },
  ...{ "task.created": [], "task.updated": [], "task.assigned": [], "file.updated": [] },
  "document.edited": [edits("text"), edits("references")],
};

beforeEach(async () => {
  ran = [];
  broken = new Set();
  objectId = randomUUID();
  await db().outboxEvent.deleteMany();
});

// Nothing hangs on a message that isn't there: the real processors, which run in the background, aren't started.
const edit = (bodyBefore: string, id = objectId) =>
  db().outboxEvent.create({
    data: { event: "message.updated", objectType: "message", objectId: id, payload: { bodyBefore } },
  });
const deliverObject = (id = objectId) => deliver(processors, { type: "message", id });
const stateOf = async (name: string) =>
  (await listProcessorStates(processors)).find((state) => state.name === name);
const makeDue = () =>
  db().outboxEvent.updateMany({ where: { dueAt: { not: null } }, data: { dueAt: new Date(0) } });

describe("delivering events", () => {
  it("records them with the transaction, and nothing where it fails", async () => {
    const failed = transaction(async (tx) => {
      await record(tx, {
        ...{ event: "message.updated", object: { type: "message", id: objectId }, workspaceId: null },
        ...{ channelId: null, actorId: null, payload: { bodyBefore: "1" } },
      });
      expect(await tx.outboxEvent.count()).toBe(1);
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    expect(await db().outboxEvent.count()).toBe(0);
  });

  it("runs each processor for each event of an object, in order", async () => {
    await edit("1");
    await edit("2");
    await edit("other", randomUUID());
    await deliverObject();
    expect(ran).toEqual(["inbox 1", "search 1", "inbox 2", "search 2"]);
    expect(await db().outboxEvent.count()).toBe(1);
  });

  it("keeps that order where the numbers of events grow by a digit", async () => {
    await db().$executeRaw`SELECT setval('event_outbox_id_seq', 99_999_998)`;
    await edit("1");
    await edit("2");
    await deliverObject();
    expect(ran.filter((what) => what.startsWith("inbox"))).toEqual(["inbox 1", "inbox 2"]);
  });

  it("runs once for all edits of a document that wait, also after a failure", async () => {
    const editDocument = (count: number) =>
      db().outboxEvent.createMany({
        data: Array(count).fill({ event: "document.edited", objectType: "document", objectId, payload: {} }),
      });
    const deliverDocument = () => deliver(processors, { type: "document", id: objectId });
    await editDocument(3);
    await deliverDocument();
    expect(ran).toEqual(["text", "references"]);
    expect(await db().outboxEvent.count()).toBe(0);

    broken.add("text");
    await editDocument(3);
    await deliverDocument();
    const waiting = () =>
      db().outboxEvent.findMany({ orderBy: { id: "asc" }, select: { pending: true, attempts: true } });
    const untried = { pending: ["text"], attempts: 0 };
    expect(await waiting()).toEqual([{ pending: ["text"], attempts: 1 }, untried, untried]);
    ran = [];
    broken.clear();
    await editDocument(1);
    await deliverDocument();
    // It isn't due yet, and later ones wait for it.
    expect(ran).toEqual(["references"]);
    await makeDue();
    await deliverDocument();
    expect(ran).toEqual(["references", "text"]);
    expect(await db().outboxEvent.count()).toBe(0);
  });

  it("lets a processor that fails hold up neither the others nor other objects, and keeps its order", async () => {
    broken.add("inbox");
    await edit("1");
    await edit("2");
    await deliverObject();
    expect(ran.filter((what) => what.startsWith("search"))).toContain("search 2");
    expect(await db().outboxEvent.findMany({ orderBy: { id: "asc" } })).toMatchObject([
      { pending: ["inbox"], attempts: 1, errors: { inbox: "TypeError" } },
      { pending: ["inbox"], attempts: 0 },
    ]);
    const other = randomUUID();
    broken.clear();
    await edit("other", other);
    ran = [];
    await deliverObject(other);
    // Not due yet: the failed one waits, and what comes after it with it.
    await deliverObject();
    expect(ran).toEqual(["inbox other", "search other"]);
    await makeDue();
    await deliverDue(processors);
    expect(ran.slice(2)).toEqual(["inbox 1", "inbox 2"]);
    expect(await db().outboxEvent.count()).toBe(0);
  });

  it("delivers all that is due, more than one batch of it, and tries what fails once", async () => {
    broken.add("inbox");
    await edit("failing");
    const count = 1_100;
    await db().outboxEvent.createMany({
      data: Array.from({ length: count }, () => ({
        ...{ event: "message.created", objectType: "message", objectId: randomUUID(), payload: {} },
      })),
    });
    await makeDue();
    await deliverDue(processors);
    expect(await db().outboxEvent.findMany()).toMatchObject([{ objectId, attempts: 1 }]);
  });

  it("parks what fails too often, shows it, and goes on with what comes after", async () => {
    broken.add("inbox");
    await edit("1");
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      await makeDue();
      await deliverDue(processors);
    }
    expect(await stateOf("inbox")).toEqual({
      ...{ name: "inbox", waiting: 0, retrying: 0, parked: 1, attempts: MAX_ATTEMPTS, lagSeconds: 0 },
      lastError: "TypeError",
    });
    expect(await stateOf("search")).toMatchObject({ waiting: 0, parked: 0, lastError: null });
    broken.clear();
    ran = [];
    await edit("2");
    await deliverObject();
    expect(ran).toEqual(["inbox 2", "search 2"]);
    expect(await retryParked("inbox")).toBe(1);
    await deliverDue(processors);
    expect(ran.slice(2)).toEqual(["inbox 1"]);
    expect(await db().outboxEvent.count()).toBe(0);
  });

  it("shows how far each processor is behind", async () => {
    await edit("1");
    await db().outboxEvent.updateMany({ data: { createdAt: new Date(Date.now() - 90_000) } });
    const state = await stateOf("search");
    expect(state).toMatchObject({ waiting: 1, retrying: 0, parked: 0, attempts: 0 });
    expect(state!.lagSeconds).toBeGreaterThan(80);
    await deliverObject();
    expect(await stateOf("search")).toMatchObject({ waiting: 0, lagSeconds: 0 });
  });

  it("leaves alone what a newer version has recorded", async () => {
    await db().outboxEvent.create({ data: { event: "message.sung", objectType: "message", objectId } });
    await edit("1");
    await deliverObject();
    expect(ran).toEqual(["inbox 1", "search 1"]);
    expect(await db().outboxEvent.findMany()).toMatchObject([{ event: "message.sung", attempts: 0 }]);
    await db().outboxEvent.deleteMany();
  });
});
