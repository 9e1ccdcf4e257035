import { buffer } from "node:stream/consumers";
import type { Actor } from "@/lib/auth/actor";
import { hasColumns } from "@/lib/channels/types";
import { db } from "@/lib/db";
import { decodeText } from "@/lib/documents/import/decode";
import { ImportNotes } from "@/lib/documents/import/notes";
import { openFile } from "@/lib/files/open";
import { removeFiles } from "@/lib/files/remove/service";
import { AppError, notFound } from "@/lib/http/errors";
import type { JobData } from "@/lib/jobs/jobs";
import type { Run } from "@/lib/jobs/run";
import { getPersonSettings } from "@/lib/people/settings/service";
import { readCsv } from "./csv/read";
import { formatOf } from "./format";
import type { Imported, Reading } from "./imported";
import { readMarkdown } from "./markdown/read";
import { findPeople } from "./people";
import { planImport } from "./plan";
import { commentBody } from "./report";
import { newTarget, presentTarget } from "./targets";
import { readTrello } from "./trello";
import { writeComments, writePlan } from "./write";

type Given = JobData<"tasks.import">;

/**
 * Makes a channel of a file that somebody has sent, or adds it to one. All of it is one transaction, so that there is all
 * of it or nothing.
 */
export async function importTasks(given: Given, run: Run): Promise<void> {
  const { fileId, userId, type } = given;
  const [file, actor] = await Promise.all([
    db().file.findFirst({ where: { id: fileId, ownerId: userId, purpose: "IMPORT" } }),
    actorOf(userId),
  ]);
  if (!file) throw new AppError("not_found", "The file isn’t there any more. Choose it again.");
  const target = await (given.channelId ? presentTarget(actor, given.channelId) : newTarget(actor, given));
  const notes = new ImportNotes();
  const { timeZone } = await getPersonSettings(actor);
  const reading = { now: new Date(), timeZone };
  const imported = await read(file, { ...given, ...reading }, notes);
  await run.finish(async (tx) => {
    const { channelId, present } = await target.open(tx, imported, file.name);
    const personOf = await findPeople(tx, channelId);
    const plan = planImport(imported, {
      ...{ now: reading.now, hasColumns: hasColumns(type), present, notes, personOf },
    });
    const total = plan.tasks.length + plan.comments.length;
    const place = { tx, channelId, userId };
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
    await removeFiles(tx, { id: fileId });
    await run.progress(total, total);
    await target.close(tx, { place, plan, report: { fileName: file.name, notes: said } });
    return { channelId, notes: said };
  });
}

async function read(
  file: { id: string; name: string; storageKey: string },
  { columns, type, ...reading }: Reading & Pick<Given, "columns" | "type">,
  notes: ImportNotes,
): Promise<Imported> {
  const text = decodeText(await buffer(await openFile(file)));
  const format = formatOf(file.name, type);
  if (format === "trello") return readTrello(text, reading, notes);
  if (format === "markdown") return readMarkdown(text, reading, notes);
  return readCsv(text, { ...reading, mapping: columns }, notes);
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
