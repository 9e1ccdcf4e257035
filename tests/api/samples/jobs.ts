import { db } from "@/lib/db";
import type { Samples } from "@/tests/setup/samples";

export const samples: Samples = {
  foreign: async ({ owner }) => {
    const { id } = await db().jobRun.create({
      data: { name: "files.rebuildThumbnails", label: "Theirs", audience: "PERSON", startedById: owner.id },
    });
    return { runId: id };
  },
};
