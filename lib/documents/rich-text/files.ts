import * as Y from "yjs";
import type { ShownFile } from "../updates/rules";
import { FILE_ID } from "./media";

const NODES = new Set(["image", "file"]);

/** The pictures and files of a rich text, each with the client that put it there. */
export function filesIn(fragment: Y.XmlFragment): ShownFile[] {
  const files: ShownFile[] = [];
  for (const node of fragment.createTreeWalker(() => true)) {
    if (!(node instanceof Y.XmlElement) || !NODES.has(node.nodeName)) continue;
    const fileId: unknown = node.getAttribute("fileId");
    const client = node._map.get("fileId")?.id.client;
    if (typeof fileId === "string" && FILE_ID.test(fileId) && client !== undefined)
      files.push({ fileId, client });
  }
  return files;
}
