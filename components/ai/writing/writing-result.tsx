"use client";
import type { Hunk } from "@/lib/ai/writing/hunks";
import type { WritingBlock } from "@/lib/ai/writing/schema";

type WritingResultProps = {
  blocks: readonly WritingBlock[];
  hunks: readonly Hunk[];
  /** The changes that were refused, by their place in the order. */
  refused: ReadonlySet<number>;
  onToggle: (index: number) => void;
  /** The block that is being written. */
  growing: { block: number; text: string } | null;
  /** Whether they can't be refused yet. */
  isGrowing: boolean;
};

/** The text with what a model changes in it, word by word. Each change can be refused, and taken back in. */
export function WritingResult({ blocks, hunks, refused, growing, onToggle, isGrowing }: WritingResultProps) {
  const numbered = hunks.map((hunk, index) => ({ ...hunk, index }));
  const byBlock = Map.groupBy(numbered, ({ block }) => block);
  return (
    <div className="flex flex-col gap-2 whitespace-pre-wrap text-sm leading-relaxed [overflow-wrap:anywhere]">
      {blocks.map((block, index) => (
        <p
          key={String(index)}
          className={byBlock.has(index) || index === growing?.block ? undefined : "text-muted"}
        >
          {index === growing?.block ? (
            <bdi>{growing.text}</bdi>
          ) : (
            partsOf(block, byBlock.get(index) ?? []).map((part, at) =>
              typeof part === "string" ? (
                <bdi key={String(at)}>{part}</bdi>
              ) : (
                <Change
                  key={String(at)}
                  before={block.text.slice(part.from, part.to)}
                  after={part.text}
                  isRefused={refused.has(part.index)}
                  isDisabled={isGrowing}
                  onToggle={() => onToggle(part.index)}
                />
              ),
            )
          )}
        </p>
      ))}
    </div>
  );
}

type Numbered = Hunk & { index: number };

function partsOf(block: WritingBlock, hunks: readonly Numbered[]): (string | Numbered)[] {
  const parts: (string | Numbered)[] = [];
  let labels = 0;
  const shown = (text: string) => text.replace(/\uFFFC/g, () => block.labels[labels++] ?? "▢");
  let at = 0;
  for (const hunk of hunks) {
    parts.push(shown(block.text.slice(at, hunk.from)), hunk);
    at = hunk.to;
  }
  return [...parts, shown(block.text.slice(at))].filter((part) => part !== "");
}

type ChangeProps = {
  before: string;
  after: string;
  isRefused: boolean;
  isDisabled: boolean;
  onToggle: () => void;
};

/** What both begin and end with stays; the rest is struck and put. */
function Change({ before, after, isRefused, isDisabled, onToggle }: ChangeProps) {
  const start = commonLength([...before], [...after]);
  const [lead, old, put] = [before.slice(0, start), before.slice(start), after.slice(start)];
  return (
    <>
      {lead}
      <button
        type="button"
        aria-pressed={!isRefused}
        disabled={isDisabled}
        title={isRefused ? "Refused. Press to take it" : "Press to refuse it"}
        className="inline rounded-sm text-left hover:bg-hover"
        onClick={onToggle}
      >
        <span className="sr-only">{old ? (put ? "replace " : "delete ") : "insert "}</span>
        {old && <del className={isRefused ? "no-underline" : "text-muted decoration-danger"}>{old}</del>}
        {old && put && <span className="sr-only"> with </span>}
        {put && (
          <ins className={isRefused ? "text-muted line-through" : "bg-accent-soft font-medium no-underline"}>
            {put}
          </ins>
        )}
      </button>
    </>
  );
}

/** In UTF-16 units, by whole words: the common beginning that ends with a blank. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  let whole = 0;
  for (let index = 0; index < Math.min(a.length, b.length) && a[index] === b[index]; index += 1) {
    length += a[index]!.length;
    if (/\s/.test(a[index]!)) whole = length;
  }
  // All of the one is the beginning of the other: an insertion behind it.
  return length === a.join("").length ? length : whole;
}
