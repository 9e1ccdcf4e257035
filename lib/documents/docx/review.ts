import { setImmediate as nextTurn } from "node:timers/promises";
import { Parser } from "htmlparser2";
import { AppError } from "@/lib/http/errors";

type Handler = {
  open?: (name: string, attributes: Record<string, string>, parent: string | undefined) => void;
  text?: (text: string, parent: string | undefined) => void;
  close?: (name: string) => void;
};

/** More than Word nests. The parser looks through all that is open at each tag that closes. */
const MAX_OPEN = 200;
/** How much is parsed between two looks at the depth; an opening tag takes three characters. */
const STEP = 1_000;
/** How much is parsed before others get their turn: some milliseconds. */
const TURN = 100 * STEP;

/** @throws AppError invalid_input for elements that are nested too deep */
async function walk(xml: string, { open, text, close }: Handler): Promise<void> {
  const path: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open?.(name, attributes, path.at(-1));
        path.push(name);
      },
      ontext: (data) => text?.(data, path.at(-1)),
      onclosetag(name) {
        path.pop();
        close?.(name);
      },
    },
    { xmlMode: true },
  );
  for (let at = 0; at < xml.length; at += STEP) {
    if (at % TURN === 0) await nextTurn();
    parser.write(xml.slice(at, at + STEP));
    if (path.length > MAX_OPEN)
      throw new AppError(
        "invalid_input",
        "This Word document is nested too deep. Open it in Word, save it again, and try once more.",
      );
  }
  parser.end();
}

type Kind = "insertions" | "deletions";
const KINDS: ReadonlyMap<string, Kind> = new Map([
  ["w:ins", "insertions"],
  ["w:moveTo", "insertions"],
  ["w:del", "deletions"],
  ["w:moveFrom", "deletions"],
]);
const FORMER = "a former author";

/**
 * The changes of a document under review, as its readers count them: a row with its cells is one, and so is a paragraph
 * with its text, or a run that Word has cut in parts.
 */
export async function changesIn(xml: string): Promise<Record<Kind, number> & { authors: string[] }> {
  const counts = { insertions: 0, deletions: 0 };
  const authors = new Set<string>();
  /** The row or the run that goes on. */
  let row: string | null = null;
  let last: string | null = null;
  /** How many changes are open. */
  let depth = 0;
  await walk(xml, {
    open(name, attributes, parent) {
      const kind = KINDS.get(name);
      if (!kind) return;
      depth += 1;
      const author = attributes["w:author"] || FORMER;
      const change = `${kind} ${author}`;
      if (row === change || last === change) return;
      counts[kind] += 1;
      authors.add(author);
      if (parent === "w:trPr") row = change;
      last = change;
    },
    text(_, parent) {
      if (parent === "w:t" && depth === 0) last = null;
    },
    close(name) {
      if (KINDS.has(name)) depth -= 1;
      if (name === "w:tr") row = null;
      if (name === "w:tr" || name === "w:p") last = null;
    },
  });
  return { ...counts, authors: [...authors] };
}

/** The comments of a document, with who wrote them. */
export async function commentsIn(xml: string): Promise<{ author: string; text: string }[]> {
  const found: { author: string; text: string }[] = [];
  await walk(xml, {
    open(name, attributes) {
      if (name === "w:comment") found.push({ author: attributes["w:author"] || FORMER, text: "" });
    },
    text(data, parent) {
      const comment = found.at(-1);
      if (comment && parent === "w:t") comment.text += data;
    },
  });
  return found;
}

/** The addresses of the pictures that a document only refers to. */
export async function remotePictures(relationships: string): Promise<string[]> {
  const urls: string[] = [];
  await walk(relationships, {
    open(name, { Type = "", Target = "", TargetMode = "" }) {
      if (name === "Relationship" && TargetMode === "External" && Type.endsWith("/image")) urls.push(Target);
    },
  });
  return urls;
}
