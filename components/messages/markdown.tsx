import { memo, type ReactNode } from "react";
import { EmojiText } from "@/components/emoji/emoji-text";
import { AudienceChip, ReferenceChip } from "@/components/references/reference-chip";
import { keyName, referenceOf, useOrigin } from "@/components/references/reference-key";
import { atFirstInput } from "@/components/ui/first-input";
import { onDemand } from "@/components/ui/on-demand";
import { cardOf } from "@/lib/objects/types";
import type { ReferenceKey } from "@/lib/references/schema";
import { CodeBlock } from "./code-block";
import { drawMarkdown, type MarkdownNode, type MarkdownParts } from "./markdown-nodes";
import { useMarkdownTree } from "./markdown-tree";

atFirstInput(() => import("./copy-lists"));

// Nothing until they come: not every reader may see what they show.
const MessageCards = onDemand(() => import("@/components/references/message-cards"), <span hidden />);
/** More than these are chips only. */
const MAX_CARDS = 3;

/** A message's text. While the parser is on its way it is hidden for a moment, then shown as it was typed. */
export const Markdown = memo(function Markdown({ body }: { body: string }) {
  const tree = useMarkdownTree(body);
  const origin = useOrigin();
  const cards = tree ? cardsIn(tree.children, origin) : [];
  return (
    <div className="message-text flex flex-col gap-1.5 break-words [overflow-wrap:anywhere]">
      {tree && drawMarkdown(tree.children, partsFor(origin))}
      {tree === null && <p className="whitespace-pre-wrap">{body}</p>}
      {tree === undefined && <p className="animate-late whitespace-pre-wrap">{body}</p>}
      {cards.length > 0 && <MessageCards targets={cards} />}
    </div>
  );
});

/** What a text refers to and shows, each once. */
function cardsIn(
  nodes: readonly MarkdownNode[],
  origin: string | null,
  found = new Map<string, ReferenceKey>(),
): ReferenceKey[] {
  for (const node of nodes) {
    const target = node.type === "link" ? referenceOf(node.url, origin) : null;
    const isObject = target && target.type !== "audience";
    const card = isObject && cardOf(target.type);
    if (isObject && (card === "always" || (card && nodes.length === 1))) found.set(keyName(target), target);
    if ("children" in node) cardsIn(node.children, origin, found);
  }
  return [...found.values()].slice(0, MAX_CARDS);
}

const partsFor = (origin: string | null): MarkdownParts => ({
  text: (value) => (value.includes(":") ? <EmojiText text={value} /> : value),
  code: (value, language) => <CodeBlock language={language}>{value}</CodeBlock>,
  link: (url, inside) => drawLink(url, origin, inside),
  image: (url, alt) => <SafeLink url={url}>{alt}</SafeLink>,
});

function drawLink(url: string, origin: string | null, inside: ReactNode) {
  const target = referenceOf(url, origin);
  if (target?.type === "audience") return <AudienceChip name={target.name} />;
  if (target) return <ReferenceChip target={target}>{inside}</ReferenceChip>;
  return <SafeLink url={url}>{inside}</SafeLink>;
}

const SAFE_SCHEMES = new Set(["http:", "https:", "mailto:"]);

function SafeLink({ url, children }: { url: string; children: ReactNode }) {
  const isSafe = URL.canParse(url) && SAFE_SCHEMES.has(new URL(url).protocol);
  if (!isSafe) return children;
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
    >
      {children}
    </a>
  );
}
