import * as Y from "yjs";
import { DOCUMENT_FIELD } from "@/lib/documents/names";

/** A document as somebody types it: letters at the end, sometimes one inserted before or deleted, new paragraphs. */
export function typedUpdates(edits: number): Uint8Array[] {
  const { doc, updates } = recorded();
  const fragment = doc.getXmlFragment(DOCUMENT_FIELD);
  let text = new Y.XmlText();
  while (updates.length < edits) {
    if (updates.length % 200 === 0) {
      const paragraph = new Y.XmlElement("paragraph");
      text = new Y.XmlText();
      paragraph.insert(0, [text]);
      fragment.push([paragraph]);
    } else if (updates.length % 17 === 0 && text.length > 2) text.delete(text.length - 1, 1);
    else text.insert(updates.length % 13 === 0 ? text.length >> 1 : text.length, "x");
  }
  return updates;
}

const WORDS = "the rocket leaves at noon with all that people on board need for a journey of many days".split(
  " ",
);
const PER_PAGE = 20;
const LETTERS = 170;

/** A document of so many pages of prose: a heading on each, then paragraphs with bold words. */
export function writtenPages(pages: number): Uint8Array[] {
  const { doc, updates } = recorded();
  const fragment = doc.getXmlFragment(DOCUMENT_FIELD);
  for (let page = 0; page < pages; page += 1)
    doc.transact(() => {
      const blocks = Array.from({ length: PER_PAGE }, (_, n) => {
        const block = new Y.XmlElement(n === 0 ? "heading" : "paragraph");
        if (n === 0) block.setAttribute("level", 2 as never);
        block.insert(0, [new Y.XmlText()]);
        return block;
      });
      fragment.push(blocks);
      for (const [n, block] of blocks.entries()) {
        const text = block.get(0) as Y.XmlText;
        text.insert(0, n === 0 ? `Page ${page + 1}` : sentence(page * PER_PAGE + n));
        if (n % 3 === 1) text.format(4, 12, { bold: {} });
      }
    });
  return updates;
}

function sentence(seed: number): string {
  let text = `Number ${seed}:`;
  for (let n = seed; text.length < LETTERS; n += 7) text += ` ${WORDS[n % WORDS.length]}`;
  return text;
}

function recorded() {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update) => updates.push(update));
  return { doc, updates };
}
