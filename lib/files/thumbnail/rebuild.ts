import { db } from "@/lib/db";
import type { Run } from "@/lib/jobs/run";
import { log } from "@/lib/log";
import { PICTURE_TYPES } from "../limits";
import { filePurposes, hasThumbnail } from "../purposes";
import { storeThumbnail } from "./service";

const BATCH = 100;

const PICTURES = {
  status: "READY" as const,
  type: { in: [...PICTURE_TYPES] },
  purpose: { in: filePurposes.map(([purpose]) => purpose).filter(hasThumbnail) },
};

/** Makes the thumbnails of all pictures again. Those whose original is lost keep what they have. */
export async function rebuildThumbnails(run: Run): Promise<void> {
  const total = await db().file.count({ where: PICTURES });
  let done = 0;
  let last: string | undefined;
  for (;;) {
    const files = await db().file.findMany({
      where: { ...PICTURES, id: { gt: last } },
      orderBy: { id: "asc" },
      take: BATCH,
    });
    for (const file of files) {
      await run.progress(done, total);
      await storeThumbnail(file, run.step).catch((error) => {
        if (error.code !== "ENOENT") throw error;
        log.warn({ file: file.id }, "a picture's original is not in the store");
      });
      done += 1;
    }
    last = files.at(-1)?.id;
    if (!last) break;
  }
  // Pictures may have come or gone meanwhile.
  await run.progress(done, done);
}
