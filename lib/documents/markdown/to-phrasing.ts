import type { Html, PhrasingContent } from "mdast";
import { htmlOf } from "../html/to-html";
import { isLinkHref } from "../rich-text/links";
import type { RichTextMark, RichTextNode } from "../rich-text/node";

type Mark = {
  /** What tells two marks of the type apart. */
  key?: (mark: RichTextMark) => string | null;
  /** Around spaces, Markdown takes its signs for text. */
  hasSigns?: boolean;
  wrap: (children: PhrasingContent[], mark: RichTextMark) => PhrasingContent[];
};

const html = (value: string): Html => ({ type: "html", value });
const textOf = (value: unknown) => (typeof value === "string" ? value : "");
const hrefOf = ({ attrs }: RichTextMark) => textOf(attrs?.href);

/** How marks are written, from the outermost to the innermost. Marks without a row leave the text as it is. */
const MARKS: readonly [string, Mark][] = [
  [
    "link",
    {
      key: (mark) =>
        isLinkHref(hrefOf(mark)) ? JSON.stringify([hrefOf(mark), textOf(mark.attrs?.title)]) : null,
      wrap: (children, mark) => [
        { type: "link", url: hrefOf(mark), title: textOf(mark.attrs?.title) || null, children },
      ],
    },
  ],
  ["bold", { hasSigns: true, wrap: (children) => [{ type: "strong", children }] }],
  ["italic", { hasSigns: true, wrap: (children) => [{ type: "emphasis", children }] }],
  ["strike", { hasSigns: true, wrap: (children) => [{ type: "delete", children }] }],
  ["underline", { wrap: (children) => [html("<u>"), ...children, html("</u>")] }],
];

type Piece =
  | { text: string; marks: readonly RichTextMark[] }
  | { node: RichTextNode; marks: readonly RichTextMark[] };

/** Where a break can't be a new line. */
type Line = { isOneLine: boolean };

/** The words of a block as Markdown. */
export function phrasingOf(
  content: readonly RichTextNode[],
  line: Line = { isOneLine: false },
): PhrasingContent[] {
  const phrasing = nest(content.flatMap(pieceOf), MARKS, line);
  // At the end of a block a backslash is one.
  for (let at = phrasing.length - 1; phrasing[at]?.type === "break"; at -= 1) phrasing[at] = html("<br>");
  return phrasing;
}

function pieceOf(node: RichTextNode): Piece[] {
  if (node.type !== "text") return [{ node, marks: node.marks ?? [] }];
  const text = storable(node.text ?? "");
  return text ? [{ text, marks: node.marks ?? [] }] : [];
}

/** A new line within a text is a space to the editor as well; Markdown can't hold NUL. */
const storable = (text: string) =>
  text
    .replaceAll("\0", "")
    .replaceAll(/\r\n?|\n/g, " ")
    .toWellFormed();

const isCode = ({ marks }: Piece) => marks.some(({ type }) => type === "code");

function nest(
  pieces: readonly Piece[],
  marks: readonly (readonly [string, Mark])[],
  line: Line,
): PhrasingContent[] {
  const [outer, ...inner] = marks;
  if (!outer) return joinTexts(words(pieces, line));
  const [type, { key = () => type, hasSigns = false, wrap }] = outer;
  const found = (piece: Piece) => piece.marks.find((mark) => mark.type === type);
  const keyOf = (piece: Piece | undefined) => {
    const mark = piece && found(piece);
    return mark ? key(mark) : null;
  };
  const nested: PhrasingContent[] = [];
  for (let start = 0; start < pieces.length; ) {
    const group = keyOf(pieces[start]);
    let end = start + 1;
    while (end < pieces.length && keyOf(pieces[end]) === group) end += 1;
    const run = pieces.slice(start, end);
    const mark = group !== null && found(run[0]!);
    const [before, core, after] = mark && hasSigns ? splitSpaces(run) : [[], run, []];
    nested.push(...nest(before, inner, line));
    if (core.length > 0)
      nested.push(...(mark ? wrap(nest(core, inner, line), mark) : nest(core, inner, line)));
    nested.push(...nest(after, inner, line));
    start = end;
  }
  return joinTexts(nested);
}

/** Two texts beside each other are one to who reads them back, and are escaped as such. */
function joinTexts(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    const isSame = (node.type === "text" || node.type === "inlineCode") && last?.type === node.type;
    if (isSame) joined.splice(-1, 1, { ...last, value: last.value + node.value } as PhrasingContent);
    else joined.push(node);
  }
  return joined;
}

/** Pieces without the spaces and breaks at their ends, and those. */
function splitSpaces(pieces: readonly Piece[]): [Piece[], Piece[], Piece[]] {
  const core = [...pieces];
  const ends = { before: [] as Piece[], after: [] as Piece[] };
  for (let first = core[0]; first; first = core[0]) {
    const [space, rest] = cut(first, /^\s+/u);
    if (!space) break;
    ends.before.push(space);
    core.splice(0, 1, ...(rest ? [rest] : []));
    if (rest) break;
  }
  for (let last = core.at(-1); last; last = core.at(-1)) {
    const [space, rest] = cut(last, /\s+$/u);
    if (!space) break;
    ends.after.unshift(space);
    core.splice(-1, 1, ...(rest ? [rest] : []));
    if (rest) break;
  }
  return [ends.before, core, ends.after];
}

/** The part of a piece that is a space, and the rest. Spaces in code are what somebody typed. */
function cut(piece: Piece, spaces: RegExp): [Piece | null, Piece | null] {
  if ("node" in piece) return piece.node.type === "hardBreak" ? [piece, null] : [null, piece];
  const space = isCode(piece) ? "" : (spaces.exec(piece.text)?.[0] ?? "");
  const rest = piece.text.replace(spaces, "");
  return [space ? { ...piece, text: space } : null, rest ? { ...piece, text: rest } : null];
}

const words = (pieces: readonly Piece[], { isOneLine }: Line): PhrasingContent[] =>
  pieces.flatMap((piece): PhrasingContent[] => {
    if ("text" in piece) return [{ type: isCode(piece) ? "inlineCode" : "text", value: piece.text }];
    if (piece.node.type === "hardBreak") return [isOneLine ? html("<br>") : { type: "break" }];
    const written = htmlOf(piece.node);
    return written ? [html(written)] : [];
  });
