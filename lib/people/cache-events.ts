import { meQuery } from "@/lib/accounts/queries";
import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { type PresenceState, presenceKey, presenceOf } from "@/lib/realtime/client-presence";
import { followPeople } from "./change-person";
import { blocksQuery, personQuery, personSettingsQuery, statusesQuery } from "./queries";

export function bindPeopleEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("presence.changed", ({ people }) =>
    client.setQueryData<PresenceState>(presenceKey, (state) => ({ ...state, ...presenceOf(people) })),
  );
  followPeople(binding, meQuery().queryKey, blocksQuery().queryKey);
  socket.on("person.updated", ({ id, status }) => {
    client.setQueryData(statusesQuery().queryKey, (statuses) => {
      const { [id]: _, ...others } = statuses ?? {};
      return status ? { ...others, [id]: status } : others;
    });
    invalidate(client, personQuery(id).queryKey);
  });
  socket.on("settings.changed", (event) => {
    if (event.scope === "person") client.setQueryData(personSettingsQuery().queryKey, event.settings);
  });
  socket.on("block.changed", ({ userId }) =>
    invalidate(client, blocksQuery().queryKey, personQuery(userId).queryKey),
  );
  keepLive(binding, statusesQuery().queryKey, personSettingsQuery().queryKey);
}
