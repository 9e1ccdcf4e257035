"use client";
import { Copy } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { copyText } from "@/components/copy-text";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";

/** Highlighting more would take longer than a frame or two. */
const MAX_HIGHLIGHTED = 5_000;

/** Code as it was typed; colored once it is on screen and the highlighter is there. */
export function CodeBlock({ language, children }: { language: string; children: string }) {
  const block = useRef<HTMLPreElement>(null);
  const [colored, setColored] = useState<{ code: string; nodes: ReactNode } | null>(null);

  useEffect(() => {
    const element = block.current;
    if (!element || !language || children.length > MAX_HIGHLIGHTED) return;
    let isGone = false;
    const observer = new IntersectionObserver(async ([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      // Without it the code is read as well.
      const module = await import("./highlight-code").catch(() => null);
      const nodes = module?.highlightCode(children, language);
      if (nodes && !isGone) setColored({ code: children, nodes });
    });
    observer.observe(element);
    return () => {
      isGone = true;
      observer.disconnect();
    };
  }, [language, children]);

  async function copy() {
    if (await copyText(children)) toast.success("Code copied");
    else toast.error("The browser didn’t allow copying.");
  }

  return (
    <div className="group/code relative my-0.5 max-w-[calc(110ch+1.625rem)] font-mono text-sm">
      <pre ref={block} className="whitespace-pre-wrap rounded-md border border-line bg-bg px-3 py-2">
        <code>{colored?.code === children ? colored.nodes : children}</code>
      </pre>
      <IconButton
        size="sm"
        label="Copy code"
        onClick={() => void copy()}
        className="absolute top-1 right-1 bg-raised opacity-0 focus-visible:opacity-100 pointer-coarse:opacity-100 group-hover/code:opacity-100"
      >
        <Copy />
      </IconButton>
    </div>
  );
}
