import type { QueryClient } from "@tanstack/react-query";
import { type PresenceState, presenceKey, presenceOf } from "@/lib/realtime/client-presence";
import type { RealtimeSocket } from "@/lib/realtime/socket";
import { instanceSettingsKey, workspaceSettingsKey } from "@/lib/settings/keys";
import { changePerson } from "./change-person";
import { personSettingsQuery, statusesQuery } from "./queries";

/** What events about people change in the browser's cache. */
export function bindPeopleEvents(socket: RealtimeSocket, client: QueryClient) {
  socket.on("presence.changed", ({ people }) =>
    client.setQueryData<PresenceState>(presenceKey, (state) => ({ ...state, ...presenceOf(people) })),
  );
  socket.on("person.updated", ({ status, ...person }) => {
    const { id } = person;
    changePerson(client, person);
    client.setQueryData(statusesQuery().queryKey, (statuses) => {
      const { [id]: _, ...others } = statuses ?? {};
      return status ? { ...others, [id]: status } : others;
    });
    void client.invalidateQueries({ queryKey: ["person", id] });
  });
  socket.on("settings.changed", (event) => {
    if (event.scope === "workspace") {
      client.setQueryData(workspaceSettingsKey(event.workspaceId), event.settings);
      void client.invalidateQueries({ queryKey: ["workspaces"] });
    } else if (event.scope === "instance") client.setQueryData(instanceSettingsKey, event.settings);
    else {
      client.setQueryData(personSettingsQuery().queryKey, event.settings);
      void client.invalidateQueries({ queryKey: ["receipts"] });
    }
  });
  socket.on("block.changed", ({ userId }) => {
    for (const queryKey of [["blocks"], ["person", userId], ["conversations"], ["conversation"]])
      void client.invalidateQueries({ queryKey });
  });
}
