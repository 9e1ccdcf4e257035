import * as Y from "yjs";
import { blockId, type TextBlock } from "../text-block";

/** The lines of a rich text: one block for each element that holds text itself, in reading order. */
export function richTextBlocks(fragment: Y.XmlFragment): TextBlock[] {
  const blocks: TextBlock[] = [];
  const visit = (parent: Y.XmlFragment) => {
    const text = { text: "", links: [] as TextBlock["links"] };
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) appendText(text, child);
      else if (child instanceof Y.XmlElement && child.nodeName === "hardBreak") text.text += "\n";
      else if (child instanceof Y.XmlElement) visit(child);
    }
    if (text.text.trim()) blocks.push({ id: blockId(parent), ...text });
  };
  visit(fragment);
  return blocks;
}

type Span = { insert: unknown; attributes?: Record<string, unknown> };

function appendText(block: Omit<TextBlock, "id">, text: Y.XmlText) {
  for (const { insert, attributes } of text.toDelta() as Span[]) {
    if (typeof insert !== "string") continue;
    const href = (attributes?.link as { href?: unknown } | undefined)?.href;
    if (typeof href === "string") block.links.push({ href, text: insert });
    block.text += insert;
  }
}
