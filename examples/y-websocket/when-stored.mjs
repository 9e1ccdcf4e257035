import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";

const SYNC = 0;

/**
 * Resolves when the server has stored all that a synchronized provider has sent. The server answers each sync step 1
 * with its own, after it has committed whatever came before on the same socket: what that names survives a crash.
 * Rejects when the connection is lost first; the provider then sends the edits again once it is back.
 */
export function whenStored(provider) {
  const { doc, ws } = provider;
  const sent = Y.getState(doc.store, doc.clientID);
  return new Promise((resolve, reject) => {
    const end = (settle, value) => {
      ws.removeEventListener("message", hear);
      ws.removeEventListener("close", lose);
      settle(value);
    };
    const lose = () => end(reject, new Error("The connection was lost before the edits were stored"));
    const hear = ({ data }) => {
      const decoder = decoding.createDecoder(new Uint8Array(data));
      if (decoding.readVarUint(decoder) !== SYNC) return;
      if (decoding.readVarUint(decoder) !== sync.messageYjsSyncStep1) return;
      const stored = Y.decodeStateVector(decoding.readVarUint8Array(decoder));
      if ((stored.get(doc.clientID) ?? 0) >= sent) end(resolve);
    };
    ws.addEventListener("message", hear);
    ws.addEventListener("close", lose);
    ws.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, SYNC);
        sync.writeSyncStep1(encoder, doc);
      }),
    );
  });
}
