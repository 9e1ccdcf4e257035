import { withCommitCheck } from "@/lib/db";
import { deliver } from "./deliver";
import type { EventObject } from "./events";
import type { Processors } from "./processor";

/** Objects whose events this process delivers at once: processors must not take all connections of the pool. */
const CONCURRENCY = 4;
/** What comes beyond is left to the worker. */
const MAX_WAITING = 2_000;

type Queue = {
  processors: Processors | null;
  waiting: Map<string, EventObject>;
  running: Set<Promise<void>>;
};
// Hot reload and the bundles of routes evaluate this module again; they share one queue.
const store = globalThis as { guildhallDeliveries?: Queue };

function queue(): Queue {
  store.guildhallDeliveries ??= { processors: null, waiting: new Map(), running: new Set() };
  return store.guildhallDeliveries;
}

/** From now on this process delivers what it records. Others leave that to the worker. */
export function startDelivering(processors: Processors): void {
  queue().processors = processors;
}

/** The processors that this process runs; none where it leaves them to the worker. */
export const knownProcessors = (): Processors | Record<string, never> => queue().processors ?? {};

/** Delivers the events of an object in the background. Call it once they are committed. */
export function deliverSoon(object: EventObject): void {
  const { processors, waiting } = queue();
  if (!processors || waiting.size >= MAX_WAITING) return;
  waiting.set(`${object.type}:${object.id}`, object);
  startNext();
}

function startNext(): void {
  const { processors, waiting, running } = queue();
  if (!processors || running.size >= CONCURRENCY) return;
  const [next] = waiting;
  if (!next) return;
  const [key, object] = next;
  waiting.delete(key);
  // Whatever call recorded them, they are no part of it.
  const delivery = withCommitCheck(null, () => deliver(processors, object)).finally(() => {
    running.delete(delivery);
    startNext();
  });
  running.add(delivery);
}

/** Resolves when this process delivers nothing more: before it ends, and in tests. */
export async function deliveriesSettled(): Promise<void> {
  const { running } = queue();
  while (running.size > 0) await Promise.all(running);
}
