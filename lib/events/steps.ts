import { type DomainEvent, SUPERSEDING_EVENTS } from "./events";
import type { Processors } from "./processor";

export type Waiting = {
  id: string;
  event: DomainEvent;
  /** Empty before the first attempt: all processors of the event. */
  pending: readonly string[];
  isDue: boolean;
};

/** One processor that runs for one event, and settles it for the events that this one supersedes, oldest first. */
export type Step = { id: string; name: string; superseded: readonly string[] };

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
 * with the ones before it. Other processors don't wait for it. An event that supersedes the ones before it runs for all of
 * them.
 */
export function stepsOf(processors: Processors, events: readonly Waiting[]): Step[] {
  const blocked = new Set<string>();
  const steps: (Step & { event: DomainEvent })[] = [];
  for (const { id, event, isDue, pending } of events) {
    for (const name of pendingOf(processors, { event, pending })) {
      if (!isDue) blocked.add(name);
      if (blocked.has(name)) continue;
      const last = steps.findLastIndex((step) => step.name === name);
      const isSuperseded = SUPERSEDING_EVENTS.has(event) && steps[last]?.event === event;
      const [before] = isSuperseded ? steps.splice(last, 1) : [];
      steps.push({ id, event, name, superseded: before ? [...before.superseded, before.id] : [] });
    }
  }
  return steps.map(({ event: _, ...step }) => step);
}
