import type { QueryClient } from "@tanstack/react-query";
import { aiSessionKeys } from "@/lib/ai/sessions/keys";
import { inboxKeys } from "@/lib/inbox/queries";
import { messageKeys } from "@/lib/messages/queries";
import { threadKeys } from "@/lib/messages/threads/queries";
import { lastContact, shownCopies, storedContact } from "@/lib/realtime/last-contact";
import { remindersQuery } from "@/lib/reminders/queries";
import { savedKeys } from "@/lib/saved/queries";
import { scheduledQuery } from "@/lib/scheduled/queries";
import { taskKeys } from "@/lib/tasks/queries";
import { workspaceKeys } from "@/lib/workspaces/queries";
import { asOfQuery } from "./stored-queries";

/** What pages are about, by the first part of the keys. */
const CONTENT: ReadonlySet<unknown> = new Set([
  ...[messageKeys.streams, taskKeys.lists, threadKeys.lists, savedKeys.list, inboxKeys.all].flat(),
  ...[remindersQuery().queryKey, scheduledQuery().queryKey, aiSessionKeys.lists, aiSessionKeys.chats].flat(),
]);
/** The sidebar shows some of them around all pages. */
const MEMBERS: ReadonlySet<unknown> = new Set(workspaceKeys.members);

/** From when is what the page shows: the oldest part of it. 0 as of `shownAt`. */
export function whenShown(client: QueryClient): number {
  const contact = lastContact();
  if (!contact && !storedContact()) return 0;
  const timesOf = (keys: ReadonlySet<unknown>) =>
    client
      .getQueryCache()
      .findAll({
        type: "active",
        predicate: ({ queryKey, state }) => keys.has(queryKey[0]) && state.data !== undefined,
      })
      .map((query) => asOfQuery(query, contact));
  const content = [...timesOf(CONTENT), ...shownCopies()];
  const times = content.length > 0 ? content : timesOf(MEMBERS);
  return times.length > 0 ? Math.min(...times) : contact || storedContact();
}
