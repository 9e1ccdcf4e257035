import { Redis as RedisExtension } from "@hocuspocus/extension-redis";
import { isTransactionOrigin, OutgoingMessage, type onChangePayload } from "@hocuspocus/server";
import type { Redis } from "ioredis";
import * as Y from "yjs";
import { log } from "@/lib/log";

/** A busy document compares its state with the other nodes' this often: that mends what an outage has lost. */
const REPAIR_MS = 3_000;

type Client = RedisExtension["pub"];

/**
 * Passes edits, once they are committed, and cursors to the other nodes. The stock extension asks all nodes for what
 * they lack at each change, and each answers with all deletions there ever were; publishing the change itself is
 * seven times faster. Nothing is stored, so there is nothing to lock either.
 */
export class RedisUpdates extends RedisExtension {
  private updates = new Map<string, Uint8Array[]>();
  private repairs = new Map<string, NodeJS.Timeout>();

  constructor(url: string, open: (url: string) => Redis) {
    // The extension brings an ioredis of its own, an older one with the same commands.
    super({ prefix: "guildhall:documents", createClient: () => open(url) as unknown as Client });
  }

  override async onChange(change: onChangePayload): Promise<void> {
    const { documentName: name, transactionOrigin, update } = change;
    if (isTransactionOrigin(transactionOrigin) && transactionOrigin.source === "redis") return;
    const waiting = this.updates.get(name);
    if (waiting) waiting.push(update);
    else {
      this.updates.set(name, [update]);
      setImmediate(() => this.publishUpdates(name));
    }
    if (!this.repairs.has(name))
      this.repairs.set(
        name,
        setTimeout(() => this.repair(change), REPAIR_MS),
      );
  }

  private publishUpdates(name: string) {
    const updates = this.updates.get(name) ?? [];
    this.updates.delete(name);
    const update = updates.length === 1 && updates[0] ? updates[0] : Y.mergeUpdates(updates);
    const message = new OutgoingMessage(name).createSyncMessage().writeUpdate(update).toUint8Array();
    this.pub
      .publish(`${this.configuration.prefix}:${name}`, Buffer.concat([this.messagePrefix, message]))
      .catch(() => log.warn({ document: name }, "an edit did not reach the other nodes yet"));
  }

  private repair(change: onChangePayload) {
    this.repairs.delete(change.documentName);
    const isOpen = change.instance.documents.get(change.documentName) === change.document;
    if (isOpen) super.onChange(change).catch(() => {});
  }

  override async onStoreDocument(): Promise<void> {}
  override async afterStoreDocument(): Promise<void> {}

  override async onDestroy(): Promise<void> {
    for (const timer of this.repairs.values()) clearTimeout(timer);
    await super.onDestroy();
  }
}
