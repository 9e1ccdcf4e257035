import * as Y from "yjs";
import { CODE_FIELD } from "../names";
import { blockId } from "../text-block";
import { type DocumentRules, refuse } from "../updates/rules";
import { writeText } from "./write";

const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff;

/** One text of whole characters with line feeds only: what Yjs and the editor count alike. */
export const codeRules: DocumentRules = {
  roots: [CODE_FIELD],
  keepsPairs: true,
  check(content, place) {
    if (place.where === "gone") return;
    if (place.where !== "root" || place.root !== CODE_FIELD || place.key !== null)
      refuse("content outside of the text");
    if (!(content instanceof Y.ContentString)) refuse("content that isn't text");
    const { str } = content;
    if (/[\r\0]/.test(str)) refuse("a carriage return or a NUL");
    if (isLow(str.charCodeAt(0)) || isHigh(str.charCodeAt(str.length - 1))) refuse("half a character");
  },
  toText(document) {
    const text = document.getText(CODE_FIELD);
    return text.length > 0 ? [{ id: blockId(text), text: text.toString(), links: [] }] : [];
  },
  write: (document, content) => writeText(document.getText(CODE_FIELD), (content as { text: string }).text),
  content: (document) => ({ text: document.getText(CODE_FIELD).toString() }),
};
