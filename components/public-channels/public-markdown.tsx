import { drawMarkdown, type MarkdownParts } from "@/components/messages/markdown-nodes";
import { markdownTree } from "@/components/messages/markdown-parser";
import { PublicLink } from "./public-link";

/** A message's text, drawn by the server alone: nothing in it asks for anything. */
export function PublicMarkdown({ body }: { body: string }) {
  const tree = markdownTree(body);
  return (
    <div className="flex flex-col gap-1.5 break-words [overflow-wrap:anywhere]">
      {tree ? drawMarkdown(tree.children, PARTS) : <p className="whitespace-pre-wrap">{body}</p>}
    </div>
  );
}

const PARTS: MarkdownParts = {
  text: (value) => value,
  code: (value) => (
    <pre className="max-w-full overflow-x-auto rounded-md border border-line bg-bg p-3 font-mono text-sm">
      <code>{value}</code>
    </pre>
  ),
  link: (url, inside) => <PublicLink url={url}>{inside}</PublicLink>,
  image: (url, alt) => <PublicLink url={url}>{alt}</PublicLink>,
};
