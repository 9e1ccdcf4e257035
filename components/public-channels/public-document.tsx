import { createElement, Fragment, type ReactNode } from "react";
import type { DocumentNode } from "@/lib/public-channels/document";
import { PublicLink } from "./public-link";

/** A document's text, drawn by the server alone. Only the elements named here can come out of it. */
export function PublicDocument({ content }: { content: DocumentNode[] }) {
  return (
    <div className="flex flex-col gap-3 break-words text-md leading-7 [overflow-wrap:anywhere]">
      {all(content)}
    </div>
  );
}

const all = (nodes: readonly DocumentNode[]): ReactNode =>
  // The tree is drawn once and never changes, so its order is its identity.
  nodes.map((node, index) => <Fragment key={String(index)}>{draw(node)}</Fragment>);

function draw(node: DocumentNode): ReactNode {
  if (node.type === "text") return drawText(node);
  const inside = all(node.content);
  switch (node.name) {
    case "paragraph":
      return <p className="min-h-4 whitespace-pre-wrap">{inside}</p>;
    case "heading":
      return drawHeading(Number(node.attributes.level), inside);
    case "bulletList":
      return <ul className="list-disc pl-6">{inside}</ul>;
    case "orderedList":
      return (
        <ol start={Number(node.attributes.start) || 1} className="list-decimal pl-6">
          {inside}
        </ol>
      );
    case "listItem":
      return <li>{inside}</li>;
    case "taskList":
      return <ul className="flex flex-col gap-1">{inside}</ul>;
    case "taskItem": {
      const isDone = node.attributes.checked === true || node.attributes.checked === "true";
      return (
        <li className="flex gap-2">
          <span role="img" aria-label={isDone ? "Done" : "To do"}>
            {isDone ? "☑" : "☐"}
          </span>
          <div className="min-w-0">{inside}</div>
        </li>
      );
    }
    case "blockquote":
      return <blockquote className="border-line-strong border-l-2 pl-4 text-muted">{inside}</blockquote>;
    case "codeBlock":
      return (
        <pre className="max-w-full overflow-x-auto rounded-md border border-line bg-bg p-3 font-mono text-sm">
          <code>{inside}</code>
        </pre>
      );
    case "horizontalRule":
      return <hr className="my-2" />;
    case "hardBreak":
      return <br />;
    default:
      return inside;
  }
}

const HEADINGS = ["text-2xl", "text-xl", "text-lg"] as const;

/** The channel's name is the page's first heading. */
function drawHeading(given: number, inside: ReactNode) {
  const level = given === 2 || given === 3 ? given : 1;
  const className = `mt-3 font-display ${HEADINGS[level - 1]}`;
  return createElement(`h${level + 1}`, { className }, inside);
}

function drawText({ text, marks }: Extract<DocumentNode, { type: "text" }>): ReactNode {
  let drawn: ReactNode = text;
  if (marks.code)
    drawn = (
      <code className="rounded-sm border border-line bg-bg px-1 font-mono text-[0.875em]">{drawn}</code>
    );
  if (marks.bold) drawn = <strong className="font-semibold">{drawn}</strong>;
  if (marks.italic) drawn = <em>{drawn}</em>;
  if (marks.underline) drawn = <u>{drawn}</u>;
  if (marks.strike) drawn = <s>{drawn}</s>;
  const href = (marks.link as { href?: unknown } | undefined)?.href;
  return typeof href === "string" ? <PublicLink url={href}>{drawn}</PublicLink> : drawn;
}
