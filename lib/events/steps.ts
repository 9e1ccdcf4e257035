import type { DomainEvent } from "./events";
import type { Processors } from "./processor";

export type Waiting = {
  id: string;
  event: DomainEvent;
  /** Empty before the first attempt: all processors of the event. */
  pending: readonly string[];
  isDue: boolean;
};

/** One processor that runs for one event. */
export type Step = { id: string; name: string };

/** The processors of an event that have still to run. One that is no longer in the table has not. */
export function pendingOf(
  processors: Processors,
  { event, pending }: Pick<Waiting, "event" | "pending">,
): string[] {
  const names = (processors[event] ?? []).map(({ name }) => name);
  return pending.length > 0 ? names.filter((name) => pending.includes(name)) : names;
}

/**
 * What can run now for the events of one object, given in their order: a processor doesn't see an event before it is done
 * with the ones before it. Other processors don't wait for it.
 */
export function stepsOf(processors: Processors, events: readonly Waiting[]): Step[] {
  const blocked = new Set<string>();
  const steps: Step[] = [];
  for (const event of events) {
    for (const name of pendingOf(processors, event)) {
      if (event.isDue && !blocked.has(name)) steps.push({ id: event.id, name });
      else blocked.add(name);
    }
  }
  return steps;
}
