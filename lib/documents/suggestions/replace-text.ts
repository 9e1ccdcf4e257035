import type { Node } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";

/** Replaces a text, which is in one block, but for what both begin and end with. */
export function replaceText(doc: Node, from: number, text: string, replacement: string): Node {
  const start = commonLength(text, replacement, (given, index) => given[index]);
  const [old, now] = [text.slice(start), replacement.slice(start)];
  const end = commonLength(old, now, (given, index) => given[given.length - 1 - index]);
  const at = from + start;
  const put = now.slice(0, now.length - end);
  const { marks } = doc.resolve(at).nodeAfter ?? doc.resolve(at).nodeBefore ?? { marks: [] };
  return new Transform(doc).replaceWith(
    ...([at, at + old.length - end, put ? doc.type.schema.text(put, marks) : []] as const),
  ).doc;
}

/** How many units two texts have in common, without cutting a surrogate pair. */
function commonLength(
  a: string,
  b: string,
  unit: (text: string, index: number) => string | undefined,
): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && unit(a, length) === unit(b, length)) length += 1;
  while (length > 0 && /[\uD800-\uDFFF]/.test(unit(a, length - 1) ?? "")) length -= 1;
  return length;
}
