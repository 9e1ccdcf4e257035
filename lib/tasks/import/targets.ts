import "../events";
import "@/lib/boards/events";
import { v7 as uuidv7 } from "uuid";
import type { Actor } from "@/lib/auth/actor";
import { COLUMN_FIELDS, columnsOf, toColumn } from "@/lib/boards/columns";
import { insertUnplaced, placeChannel } from "@/lib/channels/service";
import { accessPlace } from "@/lib/channels/tree/service";
import { channelTypeOf } from "@/lib/channels/types";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import type { JobData } from "@/lib/jobs/jobs";
import { lockLabels, publishLabel } from "@/lib/labels/service";
import { insertWith } from "@/lib/messages/create/rich";
import { publish } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { accessWorkspace } from "@/lib/workspaces/access";
import { lockTasks } from "../tree";
import { accessImported } from "./access";
import type { Imported } from "./imported";
import type { Plan, Present } from "./plan";
import { type Report, reportBody } from "./report";
import { cut, oneLine } from "./text";
import { type Place, writeFirstMessage } from "./write";

const MAX_NAME = 80;

/** Where the tasks of a file come to. */
type Target = {
  /** The channel, and what is in it already. */
  open: (
    tx: Transaction,
    imported: Imported,
    fileName: string,
  ) => Promise<{ channelId: string; present: Present }>;
  /** Shows people what was written. */
  close: (tx: Transaction, written: { place: Place; plan: Plan; report: Report }) => Promise<void>;
};

/** A channel of its own, which stands in the tree when all of it is there. */
export async function newTarget(
  actor: Actor,
  { workspaceId, parentId, type, visibility, title }: JobData<"tasks.import">,
): Promise<Target> {
  await accessWorkspace(actor, workspaceId, "channel.create");
  await accessPlace(actor, workspaceId, { parentId });
  return {
    async open(tx, imported, fileName) {
      const name = nameOf(title ?? imported.title, fileName, channelTypeOf(type).name);
      const channel = await insertUnplaced(tx, actor, workspaceId, { type, name, topic: "", visibility });
      // The columns of a new board make way for those of the file.
      if (imported.columns.length > 0) await tx.boardColumn.deleteMany({ where: { channelId: channel.id } });
      const columns = await columnsOf(tx, channel);
      return { channelId: channel.id, present: { columns, labels: [], lastPositions: new Map() } };
    },
    async close(tx, { place, report }) {
      if (report.notes.length > 0) await writeFirstMessage(place, reportBody(report));
      await placeChannel(tx, workspaceId, { channelId: place.channelId, parentId });
    },
  };
}

/** A board or list that people may have open. */
export async function presentTarget(actor: Actor, id: string): Promise<Target> {
  const channel = await accessImported(actor, id);
  return {
    async open(tx) {
      // Access may have been lost while the file was read.
      await accessImported(actor, id);
      await lockTasks(tx, id);
      const labels = await lockLabels(tx, id);
      const last = await tx.$queryRaw<{ columnId: string | null; position: string }[]>`
        SELECT column_id AS "columnId", max(position COLLATE "C") AS position FROM tasks
        WHERE channel_id = ${id}::uuid AND parent_id IS NULL GROUP BY column_id`;
      const lastPositions = new Map(last.map(({ columnId, position }) => [columnId, position]));
      return { channelId: id, present: { columns: await columnsOf(tx, channel), labels, lastPositions } };
    },
    async close(tx, { plan, report }) {
      const columns = await tx.boardColumn.findMany({
        where: { id: { in: plan.columns.map((column) => column.id) } },
        select: COLUMN_FIELDS,
      });
      if (columns.length > 0)
        await publish(tx, channelRoom(id), "columns.changed", {
          ...{ channelId: id, columns: columns.map(toColumn), deletedIds: [] },
        });
      for (const label of plan.labels) await publishLabel(tx, { ...label, channelId: id });
      await publish(tx, channelRoom(id), "tasks.repositioned", { channelId: id });
      const count = plan.tasks.length === 1 ? "1 task" : `${plan.tasks.length} tasks`;
      const body = reportBody(report, `Imported ${count}`);
      if (!(await insertWith(tx, actor, channel, { nonce: uuidv7(), body })))
        throw new AppError("conflict", "This channel was archived meanwhile. Nothing was imported.");
    },
  };
}

/** Of the file, of its name, or of what it becomes. */
function nameOf(title: string, fileName: string, fallback: string): string {
  const bare = fileName.replace(/\.(json|csv|tsv|txt|md|markdown)$/i, "");
  return cut(oneLine(title) || oneLine(bare) || fallback, MAX_NAME);
}
