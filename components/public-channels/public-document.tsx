import { createElement, Fragment, type ReactNode } from "react";
import { highlightCode } from "@/components/messages/highlight-code";
import { dateLabel } from "@/lib/documents/rich-text/inline";
import type { DocumentNode } from "@/lib/public-channels/document";
import { PublicLink } from "./public-link";

/** Letters of code that get colors, in each and in all of them: a page is drawn for each reader. */
const MAX_COLORED = 5_000;
const MAX_COLORED_OF_ALL = 20_000;

type Drawing = { channelId: string; colored: number };
type Block = Extract<DocumentNode, { type: "block" }>;

/** A document's text, drawn by the server alone. Only the elements named here can come out of it. */
export function PublicDocument({ channelId, content }: { channelId: string; content: DocumentNode[] }) {
  return (
    <div className="flex flex-col gap-3 break-words text-md leading-7 [overflow-wrap:anywhere]">
      {all(content, { channelId, colored: 0 })}
    </div>
  );
}

const all = (nodes: readonly DocumentNode[], drawing: Drawing): ReactNode =>
  // The tree is drawn once and never changes, so its order is its identity.
  nodes.map((node, index) => <Fragment key={String(index)}>{draw(node, drawing)}</Fragment>);

function draw(node: DocumentNode, drawing: Drawing): ReactNode {
  if (node.type === "text") return drawText(node);
  if (node.name === "toggle") return drawToggle(node, drawing);
  if (node.name === "codeBlock") return drawCode(node, drawing);
  const inside = all(node.content, drawing);
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
    case "table":
      return (
        <div className="overflow-x-auto">
          <table className="w-full border-collapse text-base">
            <tbody>{inside}</tbody>
          </table>
        </div>
      );
    case "tableRow":
      return <tr>{inside}</tr>;
    case "tableCell":
    case "tableHeader":
      return drawCell(node, inside);
    case "callout":
      return (
        <aside className="flex flex-col gap-1 rounded-md border border-line border-l-4 bg-bg px-4 py-3">
          <span className="font-semibold text-muted text-sm capitalize">{String(node.attributes.kind)}</span>
          {inside}
        </aside>
      );
    case "date":
      return (
        <time
          dateTime={String(node.attributes.on ?? "")}
          className="whitespace-nowrap rounded-sm bg-press px-1"
        >
          {dateLabel(node.attributes.on)}
        </time>
      );
    case "image":
      return drawImage(node, drawing);
    case "file":
      return (
        <a
          href={addressOf(node, drawing)}
          className="rounded-md border border-line px-4 py-2 font-medium text-base"
          rel="nofollow"
        >
          {String(node.attributes.name ?? "File")}
        </a>
      );
    case "horizontalRule":
      return <hr className="my-2" />;
    case "hardBreak":
      return <br />;
    default:
      return inside;
  }
}

const addressOf = ({ attributes: { fileId } }: Block, { channelId }: Drawing) =>
  typeof fileId === "string" ? `/api/public/channels/${channelId}/files/${fileId}` : undefined;

function drawImage(node: Block, drawing: Drawing) {
  const { alt, caption, width } = node.attributes;
  const style = typeof width === "number" ? { width: `${width}%` } : undefined;
  // Not next/image: the bytes aren't to be kept anywhere, and are gone when the channel is taken back.
  return (
    <figure className="text-center">
      {createElement("img", {
        src: addressOf(node, drawing),
        alt: String(alt ?? caption ?? ""),
        loading: "lazy",
        style,
        className: "inline-block max-w-full rounded-md",
      })}
      {typeof caption === "string" && caption && (
        <figcaption className="mt-1 text-muted text-sm">{caption}</figcaption>
      )}
    </figure>
  );
}

function drawCell({ name, attributes: { colspan, rowspan } }: Block, inside: ReactNode) {
  const span = (value: unknown) => (typeof value === "number" && value > 1 ? value : undefined);
  const className = "border border-line-strong px-3 py-1.5 text-left align-top";
  const Cell = name === "tableHeader" ? "th" : "td";
  return (
    <Cell colSpan={span(colspan)} rowSpan={span(rowspan)} className={className}>
      {inside}
    </Cell>
  );
}

/** The first block of a toggle is its title. */
function drawToggle({ content: [title, ...hidden] }: Block, drawing: Drawing) {
  return (
    <details>
      <summary className="cursor-pointer [&>p]:inline">{title && draw(title, drawing)}</summary>
      <div className="flex flex-col gap-3 pt-2 pl-5">{all(hidden, drawing)}</div>
    </details>
  );
}

function drawCode({ attributes: { language }, content }: Block, drawing: Drawing) {
  const code = content.map((node) => (node.type === "text" ? node.text : "")).join("");
  const isColored =
    typeof language === "string" &&
    code.length <= MAX_COLORED &&
    drawing.colored + code.length <= MAX_COLORED_OF_ALL;
  if (isColored) drawing.colored += code.length;
  return (
    <pre className="max-w-full overflow-x-auto rounded-md border border-line bg-bg p-3 font-mono text-sm">
      <code>{(isColored && highlightCode(code, language)) || code}</code>
    </pre>
  );
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
