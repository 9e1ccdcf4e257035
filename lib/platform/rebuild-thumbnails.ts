import type { Actor } from "@/lib/auth/actor";
import { accessInstance } from "@/lib/auth/instance-access";
import { transaction } from "@/lib/db";
import { startRun } from "@/lib/jobs/start-run";

/** After thumbnails were lost, or are to have another size. */
export async function startRebuildingThumbnails(actor: Actor) {
  await accessInstance(actor, "job.manage");
  return transaction((tx) => startRun(tx, actor, "files.rebuildThumbnails", {}));
}
