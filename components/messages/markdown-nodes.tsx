import type { PhrasingContent, RootContent, TableCell } from "mdast";
import { Fragment, type ReactNode } from "react";

export type MarkdownNode = RootContent | PhrasingContent | TableCell;

/** What differs by where a text is shown. */
export type MarkdownParts = {
  text: (value: string) => ReactNode;
  code: (value: string, language: string) => ReactNode;
  link: (url: string, inside: ReactNode) => ReactNode;
  image: (url: string, alt: string) => ReactNode;
};

const MAX_DEPTH = 40;

/** A text's nodes. Only the elements named below can come out of it, whatever was typed. */
export function drawMarkdown(nodes: readonly MarkdownNode[], parts: MarkdownParts, depth = 0): ReactNode {
  // A tree never changes, so a node's position is its identity.
  return nodes.map((node, index) => <Fragment key={String(index)}>{drawNode(node, parts, depth)}</Fragment>);
}

function drawNode(node: MarkdownNode, parts: MarkdownParts, depth: number): ReactNode {
  if (depth > MAX_DEPTH) return null;
  const draw = (nodes: readonly MarkdownNode[]) => drawMarkdown(nodes, parts, depth + 1);
  const inside = "children" in node ? draw(node.children) : null;
  switch (node.type) {
    case "paragraph":
      return <p className="whitespace-pre-wrap">{inside}</p>;
    case "text":
      return parts.text(node.value);
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
      return parts.code(node.value, node.lang ?? "");
    case "break":
      return <br />;
    case "link":
      return parts.link(node.url, inside);
    case "image":
      return parts.image(node.url, node.alt || node.url);
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
        <ListItem isChecked={node.checked} number={node.data?.number}>
          {inside}
        </ListItem>
      );
    case "thematicBreak":
      return <hr className="my-1" />;
    case "table":
      return (
        <Table
          rows={node.children.map((row) => row.children.map((cell) => draw(cell.children)))}
          classes={node.align?.map((align) => (align ? ALIGN[align] : undefined)) ?? []}
        />
      );
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

type ListItemProps = {
  isChecked?: boolean | null | undefined;
  number?: number | undefined;
  children: ReactNode;
};

function ListItem({ isChecked, number, children }: ListItemProps) {
  if (typeof isChecked !== "boolean") {
    return (
      <li value={number}>
        <div>{children}</div>
      </li>
    );
  }
  return (
    <li className="list-none">
      <span
        className="-ml-5 mr-1.5 inline-block w-3.5 text-center"
        role="img"
        aria-label={isChecked ? "Done" : "To do"}
      >
        {isChecked ? "☑" : "☐"}
      </span>
      <div className="inline-block align-top">{children}</div>
    </li>
  );
}

const ALIGN = { left: "text-left", center: "text-center", right: "text-right" };

type TableProps = { rows: ReactNode[][]; classes: readonly (string | undefined)[] };

function Table({ rows: [head = [], ...rows], classes }: TableProps) {
  return (
    <div className="max-w-full overflow-x-auto">
      <table className="border-collapse text-sm [&_td]:border [&_td]:px-2 [&_td]:py-1 [&_th]:border [&_th]:bg-bg [&_th]:px-2 [&_th]:py-1 [&_th]:font-semibold">
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={String(index)} className={classes[index] ?? "text-left"}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={String(index)}>
              {row.map((cell, column) => (
                <td key={String(column)} className={classes[column]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
