import { Parser } from "htmlparser2";

type Handler = {
  open?: (name: string, attributes: Record<string, string>, path: readonly string[]) => void;
  text?: (text: string, path: readonly string[]) => void;
  close?: (name: string) => void;
};

function walk(xml: string, { open, text, close }: Handler): void {
  const path: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open?.(name, attributes, path);
        path.push(name);
      },
      ontext: (data) => text?.(data, path),
      onclosetag(name) {
        path.pop();
        close?.(name);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
}

type Kind = "insertions" | "deletions";
const KINDS: Readonly<Record<string, Kind>> = {
  "w:ins": "insertions",
  "w:moveTo": "insertions",
  "w:del": "deletions",
  "w:moveFrom": "deletions",
};
const FORMER = "a former author";

/**
 * The changes of a document under review, as its readers count them: a row with its cells is one, and so is a paragraph
 * with its text, or a run that Word has cut in parts.
 */
export function changesIn(xml: string): Record<Kind, number> & { authors: string[] } {
  const counts = { insertions: 0, deletions: 0 };
  const authors = new Set<string>();
  /** The row or the run that goes on. */
  let row: string | null = null;
  let last: string | null = null;
  walk(xml, {
    open(name, attributes, path) {
      const kind = KINDS[name];
      if (!kind) return;
      const author = attributes["w:author"] || FORMER;
      const change = `${kind} ${author}`;
      if (row === change || last === change) return;
      counts[kind] += 1;
      authors.add(author);
      if (path.at(-1) === "w:trPr") row = change;
      last = change;
    },
    text(_, path) {
      if (path.at(-1) === "w:t" && !path.some((name) => Object.hasOwn(KINDS, name))) last = null;
    },
    close(name) {
      if (name === "w:tr") row = null;
      if (name === "w:tr" || name === "w:p") last = null;
    },
  });
  return { ...counts, authors: [...authors] };
}

/** The comments of a document, with who wrote them. */
export function commentsIn(xml: string): { author: string; text: string }[] {
  const found: { author: string; text: string }[] = [];
  walk(xml, {
    open(name, attributes) {
      if (name === "w:comment") found.push({ author: attributes["w:author"] || FORMER, text: "" });
    },
    text(data, path) {
      const comment = found.at(-1);
      if (comment && path.at(-1) === "w:t") comment.text += data;
    },
  });
  return found;
}

/** The addresses of the pictures that a document only refers to. */
export function remotePictures(relationships: string): string[] {
  const urls: string[] = [];
  walk(relationships, {
    open(name, { Type = "", Target = "", TargetMode = "" }) {
      if (name === "Relationship" && TargetMode === "External" && Type.endsWith("/image")) urls.push(Target);
    },
  });
  return urls;
}
