import { parentPort, workerData } from "node:worker_threads";
import mammoth from "mammoth";

// Turns the parts of a .docx into HTML. A thread of its own, since a large one takes seconds; it reads no file and
// fetches nothing.
const { parts, styleMap } = workerData;

/** As mammoth opens a zip, over what is unpacked already. */
const file = {
  exists: (name) => parts.has(name),
  async read(name, encoding) {
    const bytes = Buffer.from(parts.get(name) ?? []);
    if (encoding === "base64") return bytes.toString("base64");
    return encoding ? new TextDecoder(encoding).decode(bytes) : bytes;
  },
};
const { value, messages } = await mammoth.convertToHtml({ file }, { styleMap, externalFileAccess: false });
parentPort.postMessage({ html: value, messages: messages.map(({ message }) => message) });
