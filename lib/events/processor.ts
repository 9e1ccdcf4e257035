import type { Transaction } from "@/lib/db";
import type { DomainEvent, PayloadOf } from "./events";

/** An event as its processors get it. They read the object as it is now, since it may have changed again. */
export type Delivery<E extends DomainEvent = DomainEvent> = {
  tx: Transaction;
  /** Of the event: higher than those of all events of the object before it. */
  id: string;
  recordedAt: Date;
  event: E;
  objectId: string;
  workspaceId: string | null;
  channelId: string | null;
  actorId: string | null;
  payload: PayloadOf<E>;
};

/**
 * What follows a domain event. It must be idempotent: an event is delivered again after a failure. It sees the events of
 * one object in their order, and those of several objects in any.
 */
export type Processor<E extends DomainEvent = DomainEvent> = {
  /** Under which it waits, fails and is shown. Unique among the processors of an event. */
  name: string;
  process: (delivery: Delivery<E>) => Promise<void>;
  /** What must see the other transactions that committed meanwhile; a failure here is logged only. */
  afterCommit?: (delivery: Omit<Delivery<E>, "tx">) => Promise<void>;
};

export type Processors = { readonly [E in DomainEvent]: readonly Processor<E>[] };
