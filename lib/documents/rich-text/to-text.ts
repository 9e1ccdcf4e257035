import * as Y from "yjs";
import { blockId, itemId, type TextBlock } from "../text-block";
import { dateLabel } from "./inline";

const attribute = (element: Y.XmlElement, name: string): string => String(element.getAttribute(name) ?? "");

/** What is read of a node without text of its own. */
const TEXTS: Readonly<Record<string, (element: Y.XmlElement) => string>> = {
  hardBreak: () => "\n",
  date: (element) => dateLabel(element.getAttribute("on")),
};
/** The same of one that is a block by itself. */
const BLOCK_TEXTS: Readonly<Record<string, (element: Y.XmlElement) => string>> = {
  image: (element) => `${attribute(element, "alt")} ${attribute(element, "caption")}`.trim(),
  file: (element) => attribute(element, "name"),
};

/** The lines of a rich text: one block for each element that holds text itself, in reading order. */
export function richTextBlocks(fragment: Y.XmlFragment): TextBlock[] {
  const blocks: TextBlock[] = [];
  const visit = (parent: Y.XmlFragment) => {
    const text = { text: ownText(parent), links: [] as TextBlock["links"] };
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) appendText(text, child);
      else if (child instanceof Y.XmlElement) {
        const inLine = TEXTS[child.nodeName];
        if (inLine) text.text += inLine(child);
        else visit(child);
      }
    }
    if (text.text.trim()) blocks.push({ id: blockId(parent), ...text });
  };
  visit(fragment);
  return blocks;
}

const ownText = (parent: Y.XmlFragment) =>
  parent instanceof Y.XmlElement ? (BLOCK_TEXTS[parent.nodeName]?.(parent) ?? "") : "";

const LINK = "link";

/** Item by item rather than as a delta, which doesn't tell who made a link, and cuts one where a word in it is bold. */
function appendText(block: Omit<TextBlock, "id">, text: Y.XmlText) {
  let link: TextBlock["links"][number] | null = null;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat && content.key === LINK) {
      const { href } = (content.value ?? {}) as { href?: unknown };
      const isSame = link !== null && link.href === href;
      if (!isSame) link = typeof href === "string" ? { id: itemId(item), href, text: "" } : null;
    } else if (content instanceof Y.ContentString) {
      block.text += content.str;
      if (!link) continue;
      link.text += content.str;
      if (block.links.at(-1) !== link) block.links.push(link);
    }
  }
}
