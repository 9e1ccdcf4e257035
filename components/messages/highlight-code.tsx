import type { RootContent } from "hast";
import { common, createLowlight } from "lowlight";
import { Fragment, type ReactNode } from "react";

const lowlight = createLowlight(common);

/** The token kinds that have a color in the theme. */
const COLORS: Record<string, string> = {
  "hljs-keyword": "text-accent font-medium",
  "hljs-literal": "text-accent",
  "hljs-built_in": "text-accent",
  "hljs-type": "text-accent",
  "hljs-tag": "text-muted",
  "hljs-name": "text-accent font-medium",
  "hljs-attr": "text-warn",
  "hljs-attribute": "text-warn",
  "hljs-property": "text-warn",
  "hljs-string": "text-ok",
  "hljs-regexp": "text-ok",
  "hljs-number": "text-warn",
  "hljs-symbol": "text-warn",
  "hljs-comment": "text-muted italic",
  "hljs-quote": "text-muted italic",
  "hljs-meta": "text-muted",
  "hljs-title": "font-medium",
  "hljs-section": "font-medium",
  "hljs-addition": "text-ok",
  "hljs-deletion": "text-danger",
};

/** Code as colored elements; null for a language that isn't known. */
export function highlightCode(code: string, language: string): ReactNode | null {
  const name = language.toLowerCase();
  if (!lowlight.registered(name)) return null;
  return lowlight.highlight(name, code).children.map(toElement);
}

function toElement(node: RootContent, index: number): ReactNode {
  if (node.type === "text") return <Fragment key={index}>{node.value}</Fragment>;
  if (node.type !== "element") return null;
  const { className } = node.properties;
  const color = Array.isArray(className) ? className.map((name) => COLORS[name]).find(Boolean) : undefined;
  return (
    <span key={index} className={color}>
      {node.children.map(toElement)}
    </span>
  );
}
