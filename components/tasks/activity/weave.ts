import type { ReactNode } from "react";
import type { Row, Weave } from "@/components/messages/rows";
import type { TimeFormat } from "@/components/ui/time";
import type { ChannelActivity } from "@/lib/tasks/activity/schema";

type Options = {
  /** The earliest first. */
  acts: readonly ChannelActivity[];
  format: Pick<TimeFormat, "dayOf" | "dayName">;
  draw: (acts: readonly [ChannelActivity, ...ChannelActivity[]]) => ReactNode;
  /** Stands where the acts that are held begin, if there are earlier ones. */
  earlier: ReactNode;
};

/** Puts what was done between the messages of a channel, by time: one row for what no message stands between. */
export function weaveActs({ acts, format, draw, earlier }: Options): Weave {
  /** By the ids of the acts: a row that has the same ones at the next weave is the same, and isn't drawn again. */
  const drawn = new Map<string, ReactNode>();
  function nodeOf(put: Parameters<typeof draw>[0]): ReactNode {
    const key = put.map(({ id }) => id).join();
    const node = drawn.get(key) ?? draw(put);
    drawn.set(key, node);
    return node;
  }
  return (rows, { items, before, hasBefore, hasAfter }) => {
    const from = hasBefore ? timeOf(before ?? items[0]) : Number.NEGATIVE_INFINITY;
    const until = hasAfter ? timeOf(items.at(-1)) : Number.POSITIVE_INFINITY;
    const shown = acts.filter(({ at }) => Date.parse(at) > from && Date.parse(at) <= until);
    const woven: Row[] = [];
    const [first] = shown;
    // With earlier messages shown, or none, those before the first act are not all.
    let missing = shown.length === acts.length && first ? earlier : null;
    let day = before ? format.dayOf(before.createdAt) : null;
    /** The lines that stand over the next message. */
    let over: Row[] = [];
    let next = 0;

    function startDay(at: string) {
      if (format.dayOf(at) === day) return;
      day = format.dayOf(at);
      woven.push({ kind: "day", key: `day ${day}`, name: format.dayName(at) });
    }

    function putActs(end: number): boolean {
      const start = next;
      while (next < shown.length && Date.parse(shown[next]?.at ?? "") <= end) next += 1;
      const put = shown.slice(start, next);
      for (const [one, ...others] of byDay(put, format)) {
        if (!one) continue;
        if (missing) woven.push({ kind: "extra", key: "earlier", node: missing });
        missing = null;
        startDay(one.at);
        woven.push({ kind: "extra", key: `acts ${one.id}`, node: nodeOf([one, ...others]) });
      }
      return put.length > 0;
    }

    for (const row of rows) {
      if (row.kind === "day" || row.kind === "unread") {
        over.push(row);
        continue;
      }
      const at = atOf(row);
      const hasActs = putActs(Date.parse(at));
      woven.push(...over.filter(({ kind }) => kind !== "day" || format.dayOf(at) !== day));
      day = format.dayOf(at);
      over = [];
      woven.push(hasActs && "startsGroup" in row ? { ...row, startsGroup: true } : row);
    }
    putActs(Number.POSITIVE_INFINITY);
    return woven;
  };
}

const timeOf = (message: { createdAt: string } | undefined) => Date.parse(message?.createdAt ?? "");

function atOf(row: Row): string {
  if (row.kind === "message") return row.message.createdAt;
  return row.kind === "outgoing" ? row.entry.createdAt : "";
}

function byDay(acts: readonly ChannelActivity[], format: Options["format"]): ChannelActivity[][] {
  return [...Map.groupBy(acts, ({ at }) => format.dayOf(at)).values()];
}
