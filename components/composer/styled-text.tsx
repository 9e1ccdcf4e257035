import { useMemo } from "react";
import { useParser } from "@/components/messages/markdown-tree";
import { cn } from "@/components/ui/cn";
import type { MentionText } from "./mention-text";
import { type SourceStyle, styledSource } from "./styled-source";

// Nothing here may change a letter's width: the text lies exactly under that of the field, which has the caret.
const LOOKS: Record<SourceStyle, string> = {
  strong: "[-webkit-text-stroke:0.045em_currentColor]",
  emphasis: "italic",
  delete: "line-through",
  code: "rounded-sm bg-hover text-accent",
  quote: "text-muted",
  link: "text-accent underline",
  mention: "rounded-sm bg-accent-soft text-accent",
  marker: "text-muted",
};

/** The composer's text with its Markdown styled as it is typed. */
export function StyledText({ written, className }: { written: MentionText; className: string }) {
  const { text, mentions } = written;
  // Also for a plain text: what is sent is drawn at once, and may not be plain by then.
  const parse = useParser(text !== "")?.parseMarkdown ?? null;
  const parts = useMemo(
    () =>
      styledSource(
        text,
        mentions.map(({ label }) => label),
        parse,
      ),
    [text, mentions, parse],
  );
  return (
    <div
      aria-hidden="true"
      className={cn(
        "pointer-events-none whitespace-pre-wrap break-words [unicode-bidi:plaintext] forced-colors:invisible",
        className,
      )}
    >
      {parts.map(({ start, text: part, styles }) =>
        styles.length > 0 ? (
          <span key={start} className={cn(styles.map((style) => LOOKS[style]))}>
            {part}
          </span>
        ) : (
          part
        ),
      )}
      {/* A last line that is empty counts too. */}
      {"\u200b"}
    </div>
  );
}
