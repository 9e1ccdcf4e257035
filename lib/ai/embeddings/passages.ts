import { OVERLAP, PARAGRAPHS, PASSAGE_MAX } from "./limits";

/** A text in pieces that a vector can stand for; they overlap, so that no sentence is only cut in two. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += PASSAGE_MAX - OVERLAP) {
    pieces.push(text.slice(at, at + PASSAGE_MAX).toWellFormed());
    if (at + PASSAGE_MAX >= text.length) break;
  }
  return pieces;
}

type Block = { id: string; text: string };

/** Paragraphs in a row, as many as have room together. A paragraph that has no room is in several passages. */
export function passagesOf(blocks: readonly Block[]): { block: string; text: string }[] {
  const passages: { block: string; text: string }[] = [];
  let open: Block[] = [];
  let length = 0;
  const close = () => {
    const [first] = open;
    const text = open.map((block) => block.text).join("\n");
    if (first) passages.push(...piecesOf(text).map((piece) => ({ block: first.id, text: piece })));
    [open, length] = [[], 0];
  };
  for (const block of blocks.filter(({ text }) => text.trim() !== "")) {
    if (open.length === PARAGRAPHS || length + block.text.length > PASSAGE_MAX) close();
    open.push(block);
    length += block.text.length;
  }
  close();
  return passages;
}
