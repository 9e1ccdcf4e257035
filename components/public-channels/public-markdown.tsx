import type { PhrasingContent, RootContent, TableCell } from "mdast";
import { Fragment, type ReactNode } from "react";
import { parseMarkdown } from "@/components/messages/markdown-tree";
import { PublicLink } from "./public-link";

/** A message's text, drawn by the server alone: nothing in it asks for anything. */
export function PublicMarkdown({ body }: { body: string }) {
  const tree = parseMarkdown(body);
  return (
    <div className="flex flex-col gap-1.5 break-words [overflow-wrap:anywhere]">
      {tree ? renderAll(tree.children) : <p className="whitespace-pre-wrap">{body}</p>}
    </div>
  );
}

type Node = RootContent | PhrasingContent | TableCell;
const MAX_DEPTH = 40;

function renderAll(nodes: readonly Node[], depth = 0): ReactNode {
  return nodes.map((node, index) => (
    <Fragment key={node.position?.start.offset ?? index}>{renderNode(node, depth)}</Fragment>
  ));
}

function renderNode(node: Node, depth: number): ReactNode {
  if (depth > MAX_DEPTH) return null;
  const inside = "children" in node ? renderAll(node.children, depth + 1) : null;
  switch (node.type) {
    case "paragraph":
      return <p className="whitespace-pre-wrap">{inside}</p>;
    case "text":
      return node.value;
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
      return (
        <pre className="max-w-full overflow-x-auto rounded-md border border-line bg-bg p-3 font-mono text-sm">
          <code>{node.value}</code>
        </pre>
      );
    case "break":
      return <br />;
    case "link":
      return <PublicLink url={node.url}>{inside}</PublicLink>;
    case "image":
      return <PublicLink url={node.url}>{node.alt || node.url}</PublicLink>;
    case "heading":
      return <p className="mt-1 font-semibold text-md">{inside}</p>;
    case "blockquote":
      return <blockquote className="border-line-strong border-l-2 pl-3 text-muted">{inside}</blockquote>;
    case "list":
      return node.ordered ? (
        <ol start={node.start ?? 1} className="list-decimal pl-6">
          {inside}
        </ol>
      ) : (
        <ul className="list-disc pl-6">{inside}</ul>
      );
    case "listItem":
      return (
        <li>
          {typeof node.checked === "boolean" && (node.checked ? "☑ " : "☐ ")}
          {inside}
        </li>
      );
    case "thematicBreak":
      return <hr className="my-1" />;
    case "table":
      return (
        <div className="max-w-full overflow-x-auto">
          <table className="border-collapse text-sm [&_td]:border [&_td]:px-2 [&_td]:py-1">
            <tbody>
              {node.children.map((row) => (
                <tr key={row.position?.start.offset}>
                  {row.children.map((cell) => (
                    <td key={cell.position?.start.offset}>{renderAll(cell.children, depth + 1)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    default:
      return null;
  }
}
