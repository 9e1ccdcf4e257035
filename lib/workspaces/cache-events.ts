import { followPeople } from "@/lib/people/change-person";
import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { workspaceKeys, workspaceSettingsQuery, workspacesQuery } from "./queries";

export function bindWorkspaceEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  const { queryKey: list } = workspacesQuery();
  socket.on("workspace.updated", () => invalidate(client, list));
  socket.on("workspace.deleted", () => invalidate(client, list));
  socket.on("member.changed", ({ workspaceId }) => invalidate(client, workspaceKeys.membersOf(workspaceId)));
  socket.on("settings.changed", (event) => {
    if (event.scope !== "workspace") return;
    client.setQueryData(workspaceSettingsQuery(event.workspaceId).queryKey, event.settings);
    invalidate(client, list);
  });
  followPeople(binding, workspaceKeys.members);
  keepLive(binding, list);
}
