import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { removeMetadata } from "@/lib/files/metadata/service";
import { cleanName } from "@/lib/files/name";
import type { FileInfo } from "@/lib/files/schema";
import { contentOf } from "@/lib/files/type";
import { receive } from "@/lib/files/upload/receive";
import { createFile, takeGuestUpload } from "@/lib/files/upload/service";
import { storage } from "@/lib/storage/storage";
import { accessWorkspace } from "@/lib/workspaces/access";
import { beginReading } from "./begin-reading";
import { MAX_ATTACHMENT_BYTES } from "./limits";
import { isPicture } from "./presenter";

/**
 * Takes a file for a question to a model, and has it read. It waits a day for its question.
 * @throws AppError as `accessWorkspace` and `receive`; invalid_input for pictures too large to be opened
 */
export async function uploadAiAttachment(
  actor: Actor,
  { workspaceId, name }: { workspaceId: string; name: string },
  request: Request,
): Promise<FileInfo> {
  const { role } = await accessWorkspace(actor, workspaceId, "workspace.read");
  await takeGuestUpload(actor, role);
  return receive(request, MAX_ATTACHMENT_BYTES, async ({ path }) => {
    const content = await contentOf(path);
    const size = await removeMetadata(path, content.type);
    const row = { ownerId: actor.userId, name: cleanName(name), size, ...content };
    const file = await createFile({ purpose: "AI_ATTACHMENT", ...row }, (key) => storage().adopt(key, path));
    if (!isPicture(content)) await transaction((tx) => beginReading(tx, file.id));
    return file;
  });
}
