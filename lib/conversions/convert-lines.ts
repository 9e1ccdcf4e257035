import type { Actor } from "@/lib/auth/actor";
import { type AccessedChannel, accessChannel } from "@/lib/channels/access";
import { db, type Transaction, transaction } from "@/lib/db";
import { accessDocument } from "@/lib/documents/access";
import { AppError } from "@/lib/http/errors";
import { idOfNonce, isMadeHere } from "@/lib/http/nonce";
import { mentionMarkdown } from "@/lib/objects/mentions";
import { getPersonSettings } from "@/lib/people/settings/service";
import { MAX_ASSIGNEES } from "@/lib/tasks/limits";
import { publishChange } from "@/lib/tasks/publish-tasks";
import { prepareTask } from "@/lib/tasks/service";
import { lockTasks } from "@/lib/tasks/tree";
import { assertKnown, listReaders } from "./access";
import { dueOf } from "./read-message";
import type { ConversionPlaces, LinesConversion, Outcome } from "./schema";
import { listTargets } from "./targets/service";

/** Where lines of a document can become tasks. */
export async function listLinePlaces(actor: Actor, documentId: string, q: string): Promise<ConversionPlaces> {
  const { channelId } = await accessDocument(actor, documentId);
  return { targets: await listTargets(actor, { q, sourceId: channelId, personIds: [], isForTasks: true }) };
}

/** Where lines that somebody wrote about a channel can become tasks. */
export async function listPlacesOfChannel(
  actor: Actor,
  channelId: string,
  q: string,
): Promise<ConversionPlaces> {
  const source = await accessChannel(actor, channelId, "channel.read");
  return { targets: await listTargets(actor, { q, sourceId: source.id, personIds: [], isForTasks: true }) };
}

/**
 * As `convertLines`, of lines about a channel, such as the action items of a summary. Each task leads to the channel.
 * @throws AppError as `convertLines`
 */
export async function convertLinesOfChannel(
  actor: Actor,
  channelId: string,
  given: LinesConversion,
): Promise<Outcome> {
  const source = await accessChannel(actor, channelId, "channel.read");
  // A conversation is nothing that a task of others could lead to.
  const notes = source.workspaceId ? mentionMarkdown(source.name, { type: "channel", id: source.id }) : "";
  return makeTasksOfLines(actor, { ...source, what: "channel", notes }, given);
}

/**
 * Makes a task of each of some lines of a document, with the people that the line mentions who can read it there, and the
 * date that it names. The document stays as it is. The same nonce again gives the tasks that there are.
 * @throws AppError as `accessDocument` of the one and `accessChannel` of the other; conflict where others would read it,
 * or when the nonce is that of tasks elsewhere
 */
export async function convertLines(
  actor: Actor,
  documentId: string,
  given: LinesConversion,
): Promise<Outcome> {
  const document = await accessDocument(actor, documentId);
  const source = await accessChannel(actor, document.channelId, "channel.read");
  // What stands under the task whose notes it was in needs no way back.
  const isUnder = given.parentId === documentId;
  const notes = isUnder ? "" : await linkTo(documentId, document.kind, source.name);
  return makeTasksOfLines(actor, { ...source, what: "document", notes }, given);
}

async function makeTasksOfLines(
  actor: Actor,
  source: AccessedChannel & { what: "channel" | "document"; notes: string },
  { lines, parentId, columnId, isWiderKnown, nonce, ...place }: LinesConversion,
): Promise<Outcome> {
  const target = await accessChannel(actor, place.channelId ?? source.id, "task.create");
  if (!isWiderKnown) await assertKnown(target, source, source.what);
  const { timeZone } = await getPersonSettings(actor);
  const now = new Date();
  const readers = await listReaders(target.id, [...new Set(lines.flatMap(({ people }) => people))]);
  const make = await prepareTask(actor, target.id, {
    ...{ title: "", due: null, repeat: null, priority: 0, labels: [], newLabels: [], assignees: [] },
    ...{ parentId: parentId ?? null, columnId, notes: source.notes },
  });
  const ids = nonce ? lines.map((_, index) => idOfNonce("lines", actor.userId, nonce, index)) : [];
  return transaction(async (tx) => {
    await lockTasks(tx, target.id);
    const first = await findMade(tx, target, ids);
    if (first.length > 0) return outcomeOf(target, first);
    const made: string[] = [];
    const changed: string[] = [];
    for (const [index, { title, people }] of lines.entries()) {
      const due = dueOf({ body: title, createdAt: now.toISOString() }, timeZone, now);
      const assignees = people.filter((id) => readers.includes(id)).slice(0, MAX_ASSIGNEES);
      const [id, ...others] = await make(tx, {
        id: ids[index],
        title,
        due: due && { ...due, timeZone: due.timeZone ?? timeZone },
        assignees,
      });
      made.push(id);
      changed.push(...others);
    }
    await publishChange(tx, target.id, { ids: [...new Set([...made, ...changed])], deletedIds: [] });
    return outcomeOf(
      target,
      made.map((id, index) => ({ id, title: lines[index]?.title ?? "" })),
    );
  });
}

type Made = { id: string; title: string };

function outcomeOf({ id, type, name }: AccessedChannel, made: readonly Made[]): Outcome {
  const [first] = made;
  if (!first) throw new AppError("invalid_input", "lines: give at least one");
  return {
    ...{ type: "task", ...first, taskIds: made.map(({ id }) => id), blockIds: [] },
    channel: { id, type, name },
  };
}

/** What an earlier call with the same nonce has made. @throws AppError conflict where that is gone or elsewhere */
async function findMade(tx: Transaction, target: AccessedChannel, ids: string[]): Promise<Made[]> {
  if (ids.length === 0) return [];
  const tasks = await tx.task.findMany({
    where: { id: { in: ids } },
    select: { id: true, title: true, channelId: true, deletedAt: true },
  });
  for (const task of tasks) isMadeHere(task, target.id, "task");
  return ids.flatMap((id) => tasks.find((task) => task.id === id) ?? []);
}

/** The way back: to the document, or to the task whose notes it is. */
async function linkTo(documentId: string, kind: string, channelName: string): Promise<string> {
  // A document is mentioned as the channel that it is.
  if (kind !== "description") return mentionMarkdown(channelName, { type: "channel", id: documentId });
  const task = await db().task.findUnique({ where: { id: documentId }, select: { title: true } });
  return mentionMarkdown(task?.title ?? channelName, { type: "task", id: documentId });
}
