import { HocuspocusProvider, type HocuspocusProviderConfiguration } from "@hocuspocus/provider";

/**
 * A provider whose count of unsynced changes can be believed.
 *
 * The stock one queues what is typed without a connection, sends that and the same changes again in the
 * handshake, and meanwhile counts 1: with the first acknowledgement it says that all is saved. Here, what is
 * typed before a connection has synced waits for the handshake, which carries it. So the count is the
 * handshake plus one for each update after it, and each of those is acknowledged once, in order.
 */
export class DocumentProvider extends HocuspocusProvider {
  private typedDuringHandshake: Uint8Array[] = [];

  constructor(configuration: HocuspocusProviderConfiguration) {
    super(configuration);
    this.on("synced", () => {
      const updates = this.typedDuringHandshake;
      this.typedDuringHandshake = [];
      for (const update of updates) super.documentUpdateHandler(update, null);
    });
  }

  override startSync() {
    this.typedDuringHandshake = [];
    super.startSync();
  }

  override documentUpdateHandler(update: Uint8Array, origin: unknown) {
    if (origin === this) return;
    if (this.isSynced) super.documentUpdateHandler(update, origin);
    else this.typedDuringHandshake.push(update);
  }

  /** Everything typed here is committed on the server. */
  get isSaved() {
    return this.isSynced && this.unsyncedChanges === 0;
  }
}
