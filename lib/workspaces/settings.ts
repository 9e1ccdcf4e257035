import "@/lib/people/events";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { publish } from "@/lib/realtime/publish";
import { workspaceRoom } from "@/lib/realtime/rooms";
import type { WorkspaceSettings } from "@/lib/settings/schema";
import { readWorkspaceSettings, writeWorkspaceSettings } from "@/lib/settings/store";
import { accessWorkspace } from "./access";

export async function getWorkspaceSettings(actor: Actor, workspaceId: string): Promise<WorkspaceSettings> {
  await accessWorkspace(actor, workspaceId, "workspace.read");
  return readWorkspaceSettings(workspaceId);
}

export async function updateWorkspaceSettings(
  actor: Actor,
  workspaceId: string,
  change: Partial<WorkspaceSettings>,
): Promise<WorkspaceSettings> {
  await accessWorkspace(actor, workspaceId, "workspace.update");
  return transaction(async (tx) => {
    await writeWorkspaceSettings(tx, workspaceId, change);
    const settings = await readWorkspaceSettings(workspaceId, tx);
    await publish(tx, workspaceRoom(workspaceId), "settings.changed", {
      scope: "workspace",
      workspaceId,
      settings,
    });
    return settings;
  });
}
