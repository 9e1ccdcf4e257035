import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { accessPlace } from "@/lib/channels/tree/service";
import { transaction } from "@/lib/db";
import { cleanName } from "@/lib/files/name";
import { removeFiles } from "@/lib/files/remove/service";
import { receive } from "@/lib/files/upload/receive";
import { createFile } from "@/lib/files/upload/service";
import type { JobRun } from "@/lib/jobs/schema";
import { startRun } from "@/lib/jobs/start-run";
import { storage } from "@/lib/storage/storage";
import { accessWorkspace } from "@/lib/workspaces/access";
import { formatOf } from "./format";
import { MAX_TASKS_FILE } from "./limits";
import type { importTasksRoute } from "./raw-contract";

type Asked = z.output<(typeof importTasksRoute)["query"]>;

/**
 * Takes a file with tasks, and starts the job that makes a channel of it. One at a time for each person.
 * @throws AppError as `createChannel`; invalid_input for other files; too_large; conflict while one is running
 */
export async function startTasksImport(
  actor: Actor,
  { name, parentId: under, title, columns, ...asked }: Asked,
  request: Request,
): Promise<z.input<typeof JobRun>> {
  const { userId } = actor;
  const { workspaceId, type } = asked;
  const parentId = under ?? null;
  await accessWorkspace(actor, workspaceId, "channel.create");
  await accessPlace(actor, workspaceId, { parentId });
  formatOf(name, type);
  return receive(request, MAX_TASKS_FILE, async ({ path, size }) => {
    const row = { ownerId: userId, name: cleanName(name), size, type: "application/octet-stream" };
    const { id: fileId } = await createFile({ purpose: "IMPORT", ...row }, (key) =>
      storage().adopt(key, path),
    );
    const data = { ...asked, fileId, userId, parentId, title: title ?? null, columns: columns ?? null };
    try {
      return await transaction((tx) =>
        startRun(tx, actor, "tasks.import", data, { workspaceId, singletonKey: userId }),
      );
    } catch (error) {
      await transaction((tx) => removeFiles(tx, { id: fileId }));
      throw error;
    }
  });
}
