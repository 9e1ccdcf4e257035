// node append-paragraph.mjs <document id> <text>
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { whenStored } from "./when-stored.mjs";

const { GUILDHALL_REALTIME = "ws://localhost:3001", GUILDHALL_TOKEN } = process.env;
const [documentId, text] = process.argv.slice(2);
if (!GUILDHALL_TOKEN || !documentId || !text) {
  console.error("GUILDHALL_TOKEN=… node append-paragraph.mjs <document id> <text>");
  process.exit(2);
}

const doc = new Y.Doc();
const provider = new WebsocketProvider(`${GUILDHALL_REALTIME}/yjs`, documentId, doc, {
  params: { token: GUILDHALL_TOKEN },
});
// The server has refused: it will the next time as well.
provider.on("closed", ({ code, reason }) => {
  console.error(`${code} ${reason}`);
  process.exit(1);
});
await new Promise((resolve) => provider.once("sync", resolve));

const paragraph = new Y.XmlElement("paragraph");
paragraph.insert(0, [new Y.XmlText(text)]);
doc.getXmlFragment("default").push([paragraph]);
await whenStored(provider);
console.log("stored");
provider.destroy();
process.exit(0);
