import type { QueryClient } from "@tanstack/react-query";
import type { Task } from "./schema";

/** Of more tasks than these the earliest noted are forgotten. */
const LIMIT = 5_000;

type Latest = { revision: number; isDeleted: boolean; channelId: string };

const byClient = new WeakMap<QueryClient, ReturnType<typeof makeLatest>>();

/**
 * The highest revision that was seen of each task, whichever list it has left: answers and events may overtake each
 * other, and an older one must not put a finished or deleted task back.
 */
export function latestTasks(client: QueryClient) {
  const latest = byClient.get(client) ?? makeLatest();
  byClient.set(client, latest);
  return latest;
}

function makeLatest() {
  const seen = new Map<string, Latest>();

  function note(id: string, latest: Latest) {
    seen.delete(id);
    seen.set(id, latest);
    const [first] = seen.size > LIMIT ? seen.keys() : [];
    if (first !== undefined) seen.delete(first);
  }

  return {
    /** Whether this isn't older than what was seen of the task. */
    take({ id, revision, channelId }: Task): boolean {
      if (revision < (seen.get(id)?.revision ?? 0)) return false;
      note(id, { revision, isDeleted: false, channelId });
      return true;
    },
    /**
     * A deletion doesn't say its revision. It raises it by one, and taking it back by one more. What is known to stand in
     * another channel has only left this one.
     * @param held the revision that the lists have, 0 where they don't have the task
     */
    noteDeleted(id: string, channelId: string, held: number) {
      const before = seen.get(id);
      if (before && (before.isDeleted || before.channelId !== channelId)) return;
      const revision = Math.max(held, before?.revision ?? 0);
      note(id, { revision: revision + 2, isDeleted: true, channelId });
    },
  };
}
