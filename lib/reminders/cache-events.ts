import { followPeople } from "@/lib/people/change-person";
import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { remindersQuery } from "./queries";

export function bindReminderEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  const { queryKey } = remindersQuery();
  socket.on("reminders.changed", () => invalidate(client, queryKey));
  followPeople(binding, queryKey);
  keepLive(binding, queryKey);
}
