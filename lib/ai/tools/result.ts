import { asData } from "../context/as-data";
import type { Numbered, ReadResult, ToolPlace } from "./types";

/** Beside marks, numbers and titles: a result has `MAX_TOOL_RESULT_CHARS` at most, and its marks must not be cut off. */
const MAX_TEXT = 7_000;
const FRAME = 300;

type Text = Numbered & { title: string; path: string; text: string };

/** Texts as numbered sources, each marked as data, with what names it in another call. */
export async function asSources(place: ToolPlace, texts: readonly Text[]): Promise<string> {
  const numbers = await place.number(texts.map(({ type, id, block }) => ({ type, id, block })));
  const blocks: string[] = [];
  let room = MAX_TEXT;
  for (const [at, { type, id, title, path, text }] of texts.entries()) {
    if (room < FRAME) break;
    const shown = cut(text, room - FRAME);
    const block = `${type} ${id} at ${path}\n${asData(`Source ${numbers[at]} · ${title}`, shown)}`;
    blocks.push(block);
    room -= block.length;
  }
  return blocks.join("\n\n");
}

function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max).toWellFormed()}\n(Cut off here.)`;
}

export const nothing = (output: string): ReadResult => ({ output, shown: { count: 0 } });
