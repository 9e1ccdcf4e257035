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
/** Of a level of a list with check boxes, in twentieths of a point: the first one is indented as well. */
const INDENT = 360;
const BOX = /^[☐☑☒]/u;
const SIDES = ["left", "center", "right"];

const textOf = ({ type, value, children = [] }) => (type === "text" ? value : children.map(textOf).join(""));

/** What HTML is to say of a paragraph that has no style: where it stands in a cell, how deep among check boxes. */
function marked(paragraph) {
  const { styleId, alignment, indent } = paragraph;
  if (styleId && styleId !== "Normal") return paragraph;
  const level = BOX.test(textOf(paragraph)) ? Math.round(Number(indent.start ?? 0) / INDENT) - 1 : 0;
  if (level > 0) return { ...paragraph, styleId: `Level${Math.min(level, 8)}`, styleName: null };
  const isAside = SIDES.includes(alignment) && alignment !== "left";
  return isAside ? { ...paragraph, styleId: `Side${alignment}`, styleName: null } : paragraph;
}

const marks = [
  ...Array.from({ length: 8 }, (_, at) => `p.Level${at + 1} => p.level-${at + 1}:fresh`),
  ...SIDES.map((side) => `p.Side${side} => p.side-${side}:fresh`),
];
const { value, messages } = await mammoth.convertToHtml(
  { file },
  {
    ...{ styleMap: [...styleMap, ...marks], externalFileAccess: false },
    transformDocument: mammoth.transforms.paragraph(marked),
  },
);
const html = value
  // Word aligns paragraphs, a document of ours the cell.
  .replaceAll(/<(t[dh])([^>]*)>(<p) class="side-(\w+)"/g, '<$1$2 align="$4">$3')
  .replaceAll(/<p class="side-\w+">/g, "<p>")
  // A word joiner for each level, which `withTaskLists` takes away. The box itself may be bold.
  .replaceAll(
    /<p class="level-(\d)">((?:<[^>]*>)*.)/gu,
    (_, level, box) => `<p>${box}${"\u2060".repeat(Number(level))}`,
  );
parentPort.postMessage({ html, messages: messages.map(({ message }) => message) });
