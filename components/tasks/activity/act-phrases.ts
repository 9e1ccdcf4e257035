import type { ChannelActivity } from "@/lib/tasks/activity/schema";

type Kind = ChannelActivity["kind"];

const SOMEBODY = "Somebody";
export const nameOf = ({ actor }: Pick<ChannelActivity, "actor">) => actor?.name ?? SOMEBODY;

/** What stands before the task or their number, and after it. */
export const ACT_WORDS: Record<Kind, readonly [before: string, after?: string]> = {
  created: ["added"],
  completed: ["completed"],
  reopened: ["reopened"],
  column: ["moved"],
  channel: ["moved", "here"],
  archived: ["archived"],
  unarchived: ["took", "out of the archive"],
  restored: ["restored"],
  assigned: ["assigned"],
};

/** Acts of one person and kind, on different tasks. */
type Phrase = { kind: Kind; tasks: ReadonlyMap<string, ChannelActivity["task"]> };
export type PersonPhrases = { key: string; name: string; phrases: Phrase[] };

/** Who did what to how many, in the order in which they began. */
export function phrasesOf(acts: readonly ChannelActivity[]): PersonPhrases[] {
  const people = Map.groupBy(acts, ({ actor }) => actor?.id ?? "");
  return [...people].map(([key, own]) => {
    const kinds = Map.groupBy(own, ({ kind }) => kind);
    const settled = new Set(
      [...(kinds.get("completed") ?? []), ...(kinds.get("reopened") ?? [])].map(({ task }) => task.id),
    );
    const phrases = [...kinds].map(([kind, of]) => ({
      kind,
      // A card that is completed goes to a done column, which says nothing more.
      tasks: new Map(
        of.flatMap(({ task }) => (kind === "column" && settled.has(task.id) ? [] : [[task.id, task]])),
      ),
    }));
    return {
      key,
      name: own[0] ? nameOf(own[0]) : SOMEBODY,
      phrases: phrases.filter(({ tasks }) => tasks.size > 0),
    };
  });
}

/** "completed 3 tasks" */
export function phraseText({ kind, tasks }: Phrase): string {
  const [before, after = ""] = ACT_WORDS[kind];
  const [first] = tasks.values();
  const words = [...tasks.values()].every(({ isCard }) => isCard) ? ["card", "cards"] : ["task", "tasks"];
  const what = tasks.size === 1 ? `“${first?.title}”` : `${tasks.size} ${words[1]}`;
  return [before, what, after].filter(Boolean).join(" ");
}
