import type { PhrasingContent, RootContent, TableCell } from "mdast";
import { Fragment, memo, type ReactNode } from "react";
import { EmojiText } from "@/components/emoji/emoji-text";
import { AudienceChip, ReferenceChip } from "@/components/references/reference-chip";
import { keyName, referenceOf, useOrigin } from "@/components/references/reference-key";
import { onDemand } from "@/components/ui/on-demand";
import type { ReferenceKey } from "@/lib/references/schema";
import { CodeBlock } from "./code-block";
import { parseMarkdown } from "./markdown-tree";

// Nothing until they come: not every reader may see what they show.
const MessageCards = onDemand(() => import("@/components/references/message-cards"), <span hidden />);
/** More than these are chips only. */
const MAX_CARDS = 3;

/** A message's text. Only the elements named below can come out of it, whatever was typed. */
export const Markdown = memo(function Markdown({ body }: { body: string }) {
  const tree = parseMarkdown(body);
  const origin = useOrigin();
  const cards = tree ? messagesIn(tree.children, origin) : [];
  return (
    <div className="message-text flex flex-col gap-1.5 break-words [overflow-wrap:anywhere]">
      {tree ? renderAll(tree.children, origin) : <p className="whitespace-pre-wrap">{body}</p>}
      {cards.length > 0 && <MessageCards targets={cards} />}
    </div>
  );
});

/** The messages that a text refers to, each once. */
function messagesIn(
  nodes: readonly Node[],
  origin: string | null,
  found = new Map<string, ReferenceKey>(),
): ReferenceKey[] {
  for (const node of nodes) {
    const target = node.type === "link" ? referenceOf(node.url, origin) : null;
    if (target?.type === "message") found.set(keyName(target), target);
    if ("children" in node) messagesIn(node.children, origin, found);
  }
  return [...found.values()].slice(0, MAX_CARDS);
}

type Node = RootContent | PhrasingContent | TableCell;

const MAX_DEPTH = 40;

function renderAll(nodes: readonly Node[], origin: string | null, depth = 0): ReactNode {
  return nodes.map((node, index) => (
    <Fragment key={node.position?.start.offset ?? index}>{renderNode(node, origin, depth)}</Fragment>
  ));
}

function renderNode(node: Node, origin: string | null, depth: number): ReactNode {
  if (depth > MAX_DEPTH) return null;
  const inside = "children" in node ? renderAll(node.children, origin, depth + 1) : null;
  switch (node.type) {
    case "paragraph":
      return <p className="whitespace-pre-wrap">{inside}</p>;
    case "text":
      return node.value.includes(":") ? <EmojiText text={node.value} /> : node.value;
    case "strong":
      return <strong className="font-semibold">{inside}</strong>;
    case "emphasis":
      return <em>{inside}</em>;
    case "delete":
      return <del className="text-muted">{inside}</del>;
    case "inlineCode":
      return (
        <code className="rounded-sm border border-line bg-bg px-1 py-px font-mono text-[0.875em]">
          {node.value}
        </code>
      );
    case "code":
      return <CodeBlock language={node.lang ?? ""}>{node.value}</CodeBlock>;
    case "break":
      return <br />;
    case "link":
      return renderLink(node.url, origin, inside);
    case "image":
      return <SafeLink url={node.url}>{node.alt || node.url}</SafeLink>;
    case "heading":
      return <p className="mt-1 font-semibold text-md">{inside}</p>;
    case "blockquote":
      return (
        <blockquote className="flex flex-col gap-1.5 border-line-strong border-l-2 pl-3 text-muted">
          {inside}
        </blockquote>
      );
    case "list":
      return node.ordered ? (
        <ol start={node.start ?? 1} className="flex list-decimal flex-col gap-0.5 pl-6">
          {inside}
        </ol>
      ) : (
        <ul className="flex list-disc flex-col gap-0.5 pl-6">{inside}</ul>
      );
    case "listItem":
      return (
        <li className={typeof node.checked === "boolean" ? "list-none" : undefined}>
          {typeof node.checked === "boolean" && (
            <span
              className="-ml-5 mr-1.5 inline-block w-3.5 text-center"
              role="img"
              aria-label={node.checked ? "Done" : "To do"}
            >
              {node.checked ? "☑" : "☐"}
            </span>
          )}
          <div className={typeof node.checked === "boolean" ? "inline-block align-top" : undefined}>
            {inside}
          </div>
        </li>
      );
    case "thematicBreak":
      return <hr className="my-1" />;
    case "table": {
      const [head, ...rows] = node.children;
      return (
        <div className="max-w-full overflow-x-auto">
          <table className="border-collapse text-sm [&_td]:border [&_td]:px-2 [&_td]:py-1 [&_th]:border [&_th]:bg-bg [&_th]:px-2 [&_th]:py-1 [&_th]:text-left [&_th]:font-semibold">
            {head && (
              <thead>
                <tr>
                  {head.children.map((cell) => (
                    <th key={cell.position?.start.offset}>{renderAll(cell.children, origin, depth + 1)}</th>
                  ))}
                </tr>
              </thead>
            )}
            <tbody>
              {rows.map((row) => (
                <tr key={row.position?.start.offset}>
                  {row.children.map((cell) => (
                    <td key={cell.position?.start.offset}>{renderAll(cell.children, origin, depth + 1)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    }
    case "footnoteReference":
      return `[^${node.label ?? node.identifier}]`;
    case "footnoteDefinition":
      return (
        <div className="flex gap-1.5 text-muted text-sm">
          <span>{node.label ?? node.identifier}.</span>
          <div>{inside}</div>
        </div>
      );
    case "html":
      return node.value;
    default:
      return inside;
  }
}

function renderLink(url: string, origin: string | null, inside: ReactNode) {
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
