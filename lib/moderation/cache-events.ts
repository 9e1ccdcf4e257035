import { followPeople } from "@/lib/people/change-person";
import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { moderationKeys } from "./queries";

export function bindModerationEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("inbox.changed", ({ isNew, unread }) => {
    if (isNew && unread.REPORT) invalidate(client, moderationKeys.reports);
  });
  followPeople(binding, moderationKeys.reports, moderationKeys.audit);
  keepLive(binding, moderationKeys.reports, moderationKeys.audit);
}
