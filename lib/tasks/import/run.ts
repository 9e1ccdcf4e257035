import { buffer } from "node:stream/consumers";
import type { Actor } from "@/lib/auth/actor";
import { insertUnplaced, placeChannel } from "@/lib/channels/service";
import { accessPlace } from "@/lib/channels/tree/service";
import { channelTypeOf, hasColumns } from "@/lib/channels/types";
import { db } from "@/lib/db";
import { decodeText } from "@/lib/documents/import/decode";
import { ImportNotes } from "@/lib/documents/import/notes";
import { openFile } from "@/lib/files/open";
import { removeFiles } from "@/lib/files/remove/service";
import { AppError, notFound } from "@/lib/http/errors";
import type { JobData } from "@/lib/jobs/jobs";
import type { Run } from "@/lib/jobs/run";
import { getPersonSettings } from "@/lib/people/settings/service";
import { accessWorkspace } from "@/lib/workspaces/access";
import { readCsv } from "./csv/read";
import { formatOf } from "./format";
import type { Imported, Reading } from "./imported";
import { findPeople } from "./people";
import { planImport } from "./plan";
import { commentBody, reportBody } from "./report";
import { cut, oneLine } from "./text";
import { readTrello } from "./trello";
import { writeComments, writeFirstMessage, writePlan } from "./write";

const MAX_NAME = 80;
type Given = JobData<"tasks.import">;

/** Makes a channel of a file that somebody has sent. All of it is one transaction, so that there is all of it or nothing. */
export async function importTasks(given: Given, run: Run): Promise<void> {
  const { fileId, userId, workspaceId, type, parentId, visibility } = given;
  const [file, actor] = await Promise.all([
    db().file.findFirst({ where: { id: fileId, ownerId: userId, purpose: "IMPORT" } }),
    actorOf(userId),
  ]);
  if (!file) throw new AppError("not_found", "The file isn’t there any more. Choose it again.");
  await accessWorkspace(actor, workspaceId, "channel.create");
  await accessPlace(actor, workspaceId, { parentId });
  const notes = new ImportNotes();
  const { timeZone } = await getPersonSettings(actor);
  const reading = { now: new Date(), timeZone };
  const imported = await read(file, { ...given, ...reading }, notes);
  const name = nameOf(given.title ?? imported.title, file.name, channelTypeOf(type).name);
  await run.finish(async (tx) => {
    const channel = await insertUnplaced(tx, actor, workspaceId, { type, name, topic: "", visibility });
    const personOf = await findPeople(tx, channel.id);
    const plan = planImport(imported, { now: reading.now, hasColumns: hasColumns(type), notes, personOf });
    const total = plan.tasks.length + plan.comments.length;
    const place = { tx, channelId: channel.id, userId };
    await writePlan(place, plan, (done) => run.progress(done, total));
    await run.progress(plan.tasks.length, total);
    await writeComments(
      place,
      plan.comments.map(({ taskId, comments }) => ({
        taskId,
        bodies: comments.map((comment) => commentBody(comment, personOf)),
      })),
    );
    const said = notes.list();
    if (said.length > 0) await writeFirstMessage(place, reportBody(file.name, said));
    await removeFiles(tx, { id: fileId });
    await run.progress(total, total);
    await placeChannel(tx, workspaceId, { channelId: channel.id, parentId });
    return { channelId: channel.id, notes: said };
  });
}

async function read(
  file: { id: string; name: string; storageKey: string },
  { columns, type, ...reading }: Reading & Pick<Given, "columns" | "type">,
  notes: ImportNotes,
): Promise<Imported> {
  const text = decodeText(await buffer(await openFile(file)));
  const format = formatOf(file.name, type);
  return format === "trello"
    ? readTrello(text, reading, notes)
    : readCsv(text, { ...reading, mapping: columns }, notes);
}

/** Of the file, of its name, or of what it becomes. */
function nameOf(title: string, fileName: string, fallback: string): string {
  const bare = fileName.replace(/\.(json|csv|tsv|txt)$/i, "");
  return cut(oneLine(title) || oneLine(bare) || fallback, MAX_NAME);
}

/** No session exists here; the person's rights are read again. */
async function actorOf(userId: string): Promise<Actor> {
  const user = await db().user.findFirst({
    where: { id: userId, deletedAt: null },
    select: { name: true, image: true },
  });
  if (!user) throw notFound("person");
  return { ...user, userId, sessionId: userId, emailVerified: true };
}
