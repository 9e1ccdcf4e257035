import { randomUUID } from "node:crypto";
import { env } from "@/lib/env";
import { PICTURE_TYPES } from "@/lib/files/limits";
import { openFile } from "@/lib/files/open";
import { escapeHtml } from "../html/escape";
import { htmlOf } from "../html/to-html";
import { fileAddress } from "../rich-text/file-address";
import type { RichTextNode } from "../rich-text/node";
import type { Exported } from "./exported";

/** Bytes of pictures that a page holds, each as often as it is shown; further ones are linked. */
const MAX_PICTURES = 50 * 1024 * 1024;
/** Three bytes are four letters of base64. */
const BASE64_UNIT = 3;

const STYLE = `
:root { color-scheme: light dark; }
body { font: 16px/1.6 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1.25rem; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; margin: 1.6em 0 0.5em; break-after: avoid; }
img { max-width: 100%; height: auto; }
figure { margin: 1.25rem 0; break-inside: avoid; }
figcaption { font-size: 0.875em; opacity: 0.7; }
pre { padding: 0.875rem 1rem; border: 1px solid #8884; border-radius: 6px; background: #8881; white-space: pre-wrap; font-size: 0.875em; }
code { font-family: ui-monospace, monospace; }
blockquote, aside { margin: 1rem 0; padding: 0.25rem 1rem; border-left: 3px solid #8888; }
aside { background: #8881; border-radius: 6px; }
table { border-collapse: collapse; margin: 1.25rem 0; }
td, th { border: 1px solid #8886; padding: 0.375rem 0.75rem; text-align: left; vertical-align: top; }
td > :first-child, th > :first-child { margin-top: 0; }
td > :last-child, th > :last-child { margin-bottom: 0; }
ul[data-type="taskList"] { list-style: none; padding-left: 0.25rem; }
ul[data-type="taskList"] > li > p { display: inline; margin-left: 0.5rem; }
hr { border: 0; border-top: 1px solid #8886; margin: 2rem 0; }
@media print { body { max-width: none; margin: 0; padding: 0; } details::details-content { content-visibility: visible; } }
`;

/** A page that stands alone: its pictures are in it, and it asks nobody for anything. */
export async function* htmlPage({ title, content, files }: Exported): AsyncGenerator<string> {
  // No text can have it: what stands for a picture until it is written.
  const sign = randomUUID();
  const html = htmlOf(withPictures(content, files, sign), {
    fileUrl: (id) => {
      if (id.startsWith(sign)) return id;
      return files.has(id) ? new URL(fileAddress(id), env().APP_URL).href : null;
    },
  });
  const name = escapeHtml(title);
  yield `<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n`;
  yield `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">\n`;
  yield `<title>${name}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n<h1>${name}</h1>\n`;
  for (const [at, part] of html.split(new RegExp(`${sign}:([^:]+):`)).entries()) {
    const file = at % 2 === 1 ? files.get(part) : null;
    if (!file) yield part || "\n";
    else {
      yield `data:${file.type};base64,`;
      yield* base64(await openFile(file));
    }
  }
  yield "\n</body>\n</html>\n";
}

/** The pictures that the page holds get addresses with the sign; further ones become files. */
function withPictures(content: RichTextNode, files: Exported["files"], sign: string): RichTextNode {
  let room = MAX_PICTURES;
  const shown = (node: RichTextNode): RichTextNode[] => {
    if (node.type !== "image")
      return [node.content ? { ...node, content: node.content.flatMap(shown) } : node];
    const { fileId, alt, caption } = node.attrs ?? {};
    const file = files.get(String(fileId));
    if (!file) return [node];
    if (PICTURE_TYPES.includes(file.type) && file.size <= room) {
      room -= file.size;
      return [{ ...node, attrs: { ...node.attrs, fileId: `${sign}:${file.id}:` } }];
    }
    const text = typeof caption === "string" && caption;
    return [
      { type: "file", attrs: { fileId: file.id, name: alt || file.name } },
      ...(text ? [{ type: "paragraph", content: [{ type: "text", text }] }] : []),
    ];
  };
  return { ...content, content: content.content?.flatMap(shown) };
}

async function* base64(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const all = Buffer.concat([rest, chunk]);
    const whole = all.length - (all.length % BASE64_UNIT);
    if (whole > 0) yield all.toString("base64", 0, whole);
    rest = all.subarray(whole);
  }
  if (rest.length > 0) yield rest.toString("base64");
}
