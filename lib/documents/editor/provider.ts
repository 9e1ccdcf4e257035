import { HocuspocusProvider, type HocuspocusProviderConfiguration } from "@hocuspocus/provider";
import { newId } from "@/lib/new-id";

/**
 * A provider whose count of unsynced changes can be believed, also where a document ends and opens again on a socket
 * that goes on.
 *
 * The stock one queues what is typed without a connection, sends that and the same changes again in the
 * handshake, and meanwhile counts 1: with the first acknowledgement it reports all as saved. Here, what is
 * typed before a connection has synced waits for the handshake, which carries it. So the count is the
 * handshake plus one for each update after it, and each of those is acknowledged once, in order.
 */
export class DocumentProvider extends HocuspocusProvider {
  private typedDuringHandshake: Uint8Array[] = [];
  private handshake = "";
  /** The current opening. A superseded one sends nothing. */
  private opening: object | null = null;

  /** @param writeHandshake called for each opening; `handshakeFailed` is emitted where it fails */
  constructor(
    configuration: HocuspocusProviderConfiguration,
    private readonly writeHandshake: () => Promise<string>,
  ) {
    super({ ...configuration, sessionAwareness: true });
    this.on("synced", () => {
      const updates = this.typedDuringHandshake;
      this.typedDuringHandshake = [];
      for (const update of updates) super.documentUpdateHandler(update, null);
    });
  }

  override attach() {
    // An address of its own for each opening: what is still under way for an earlier one isn't counted here.
    if (!this.isAttached) this.sessionId = newId().slice(-12);
    super.attach();
  }

  override detach() {
    this.opening = null;
    super.detach();
  }

  override async onOpen(event: Event) {
    const opening = {};
    this.opening = opening;
    try {
      this.handshake = await this.writeHandshake();
    } catch (error) {
      if (this.opening === opening) this.emit("handshakeFailed", { error });
      return;
    }
    if (this.opening === opening) await super.onOpen(event);
  }

  override async getToken() {
    return this.handshake;
  }

  override onClose() {
    this.opening = null;
    super.onClose();
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

  /** Switches to a new Yjs client id and moves the awareness state (caret, selection) to it. */
  takeNewClient() {
    const { awareness, document } = this;
    const state = awareness?.getLocalState() ?? null;
    awareness?.setLocalState(null);
    document.clientID = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    if (!awareness) return;
    awareness.clientID = document.clientID;
    awareness.setLocalState(state);
  }
}
