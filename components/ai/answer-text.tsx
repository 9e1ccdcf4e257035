"use client";
import { createContext, memo, type ReactNode, useContext, useState } from "react";
import { CodeBlock } from "@/components/messages/code-block";
import { drawMarkdown, type MarkdownParts } from "@/components/messages/markdown-nodes";
import { useMarkdownTree, useParser } from "@/components/messages/markdown-tree";
import { onDemand } from "@/components/ui/on-demand";
import { useCitedSources } from "./ask/cited-sources";
import { blockSplitter, codeOf } from "./split-blocks";

/** Of answers from sources alone. */
const CitedText = onDemand<{ children: string }>(
  () => import("./ask/sources").then((module) => ({ default: module.CitedText })),
  ({ children }) => children,
);

/** Whether no link can be opened, as long as an answer grows: its links are checked when it ends. */
export const LinksHeld = createContext(false);

/** A model's text, block by block: while it grows, its last block alone is drawn anew. */
export function AnswerText({ text, isGrowing }: { text: string; isGrowing: boolean }) {
  const parser = useParser(true);
  const blocks = useBlocks(text, isGrowing, parser?.parseMarkdown ?? null);
  const isHeld = useContext(LinksHeld) || isGrowing;
  return (
    <LinksHeld value={isHeld}>
      {/* A long list goes on in another one. */}
      <div className="message-text flex flex-col gap-2.5 break-words leading-relaxed [overflow-wrap:anywhere] [&>ol+ol]:-mt-2 [&>ul+ul]:-mt-2">
        {blocks.map((block, index) => (
          // Blocks are only added, so a block's position is its identity.
          <Block key={String(index)} text={block} isGrowing={isGrowing && index === blocks.length - 1} />
        ))}
      </div>
    </LinksHeld>
  );
}

type Parse = Parameters<typeof blockSplitter>[0];
const asWritten = (text: string): readonly string[] => (text ? [text] : []);

function useBlocks(text: string, isGrowing: boolean, parse: Parse | null): readonly string[] {
  const [known, setKnown] = useState({ parse, split: parse ? blockSplitter(parse) : asWritten });
  if (known.parse === parse) return known.split(text, isGrowing);
  const next = { parse, split: parse ? blockSplitter(parse) : asWritten };
  setKnown(next);
  return next.split(text, isGrowing);
}

const Block = memo(function Block({ text, isGrowing }: { text: string; isGrowing: boolean }) {
  const fenced = codeOf(text);
  // Colors would be computed anew with each piece.
  if (fenced) return <CodeBlock language={isGrowing ? "" : fenced.language}>{fenced.code}</CodeBlock>;
  return <MarkdownBlock text={text} />;
});

function MarkdownBlock({ text }: { text: string }) {
  const tree = useMarkdownTree(text);
  return tree ? drawMarkdown(tree.children, PARTS) : <p className="whitespace-pre-wrap">{text}</p>;
}

const PARTS: MarkdownParts = {
  text: (value) => <AnswerWords>{value}</AnswerWords>,
  code: (value, language) => <CodeBlock language={language}>{value}</CodeBlock>,
  link: (url, inside) => <AnswerLink url={url}>{inside}</AnswerLink>,
  // A picture would be loaded without being asked for, and its address can carry what the model has read.
  image: (url, alt) => <AnswerLink url={url}>{alt}</AnswerLink>,
};

function AnswerWords({ children }: { children: string }) {
  return useCitedSources() ? <CitedText>{children}</CitedText> : children;
}

/**
 * A link of a model's text, which can lead anywhere: it shows where. An answer from sources leads to these alone, and one
 * that grows to nothing yet.
 */
function AnswerLink({ url, children }: { url: string; children: ReactNode }) {
  const isHeld = useContext(LinksHeld);
  const hasSources = useCitedSources() !== null;
  const target = URL.canParse(url) ? new URL(url) : null;
  if (!target || !/^https?:$/.test(target.protocol)) return children;
  if (hasSources || isHeld)
    return (
      <>
        {children} ({target.host})
      </>
    );
  const isHostShown = typeof children === "string" && children.includes(target.host);
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      referrerPolicy="no-referrer"
      className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
    >
      {children}
      {!isHostShown && <span className="text-muted text-sm"> ({target.host})</span>}
    </a>
  );
}
