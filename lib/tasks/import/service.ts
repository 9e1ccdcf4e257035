import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { accessPlace } from "@/lib/channels/tree/service";
import { transaction } from "@/lib/db";
import { cleanName } from "@/lib/files/name";
import { removeFiles } from "@/lib/files/remove/service";
import { receive } from "@/lib/files/upload/receive";
import { createFile } from "@/lib/files/upload/service";
import type { JobData } from "@/lib/jobs/jobs";
import type { JobRun } from "@/lib/jobs/schema";
import { startRun } from "@/lib/jobs/start-run";
import { storage } from "@/lib/storage/storage";
import { accessWorkspace } from "@/lib/workspaces/access";
import { accessImported } from "./access";
import { formatOf } from "./format";
import { MAX_TASKS_FILE } from "./limits";
import type { importIntoChannelRoute, importTasksRoute } from "./raw-contract";

type Asked = z.output<(typeof importTasksRoute)["query"]>;
type AskedInto = z.output<(typeof importIntoChannelRoute)["query"]>;
type Started = z.input<typeof JobRun>;

/**
 * Takes a file with tasks, and starts the job that makes a channel of it. One at a time for each person.
 * @throws AppError as `createChannel`; invalid_input for other files; too_large; conflict while one is running
 */
export async function startTasksImport(
  actor: Actor,
  { name, parentId: under, title, columns, ...asked }: Asked,
  request: Request,
): Promise<Started> {
  const parentId = under ?? null;
  await accessWorkspace(actor, asked.workspaceId, "channel.create");
  await accessPlace(actor, asked.workspaceId, { parentId });
  formatOf(name, asked.type);
  const data = { ...asked, channelId: null, parentId, title: title ?? null, columns: columns ?? null };
  return start(actor, { name, request }, data);
}

/** As `startTasksImport`, into a board or list that is there. */
export async function startImportInto(
  actor: Actor,
  channelId: string,
  { name, columns }: AskedInto,
  request: Request,
): Promise<Started> {
  const { workspaceId, type } = await accessImported(actor, channelId);
  formatOf(name, type);
  const place = {
    channelId,
    workspaceId,
    type,
    parentId: null,
    title: null,
    visibility: "WORKSPACE",
  } as const;
  return start(actor, { name, request }, { ...place, columns: columns ?? null });
}

function start(
  actor: Actor,
  { name, request }: { name: string; request: Request },
  given: Omit<JobData<"tasks.import">, "fileId" | "userId">,
): Promise<Started> {
  const { userId } = actor;
  const { workspaceId } = given;
  return receive(request, MAX_TASKS_FILE, async ({ path, size }) => {
    const row = { ownerId: userId, name: cleanName(name), size, type: "application/octet-stream" };
    const { id: fileId } = await createFile({ purpose: "IMPORT", ...row }, (key) =>
      storage().adopt(key, path),
    );
    try {
      return await transaction((tx) =>
        startRun(
          tx,
          actor,
          "tasks.import",
          { ...given, fileId, userId },
          {
            workspaceId,
            singletonKey: userId,
          },
        ),
      );
    } catch (error) {
      await transaction((tx) => removeFiles(tx, { id: fileId }));
      throw error;
    }
  });
}
