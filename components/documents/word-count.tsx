"use client";
import { useMemo } from "react";
import type { Doc, XmlElement, XmlFragment } from "yjs";
import { XmlText } from "yjs";
import { DOCUMENT_FIELD } from "@/lib/documents/names";

const number = new Intl.NumberFormat("en-US");

/** Counted when it is opened: counting on every key would cost more the longer the document. */
export function WordCount({ doc }: { doc: Doc }) {
  const { words, characters } = useMemo(() => count(doc.getXmlFragment(DOCUMENT_FIELD)), [doc]);
  return (
    <p className="mt-2 border-t pt-2 text-muted text-xs">
      {number.format(words)} {words === 1 ? "word" : "words"}, {number.format(characters)} characters
    </p>
  );
}

function count(fragment: XmlFragment) {
  const blocks: string[] = [];
  const collect = (node: XmlFragment | XmlElement) => {
    const text = node.toArray().map((child) => {
      if (child instanceof XmlText)
        return child
          .toDelta()
          .map(({ insert }: { insert: unknown }) => insert)
          .join("");
      if ("toArray" in child) collect(child);
      return " ";
    });
    blocks.push(text.join(""));
  };
  collect(fragment);
  const text = blocks.map((block) => block.trim()).filter(Boolean);
  const segments = new Intl.Segmenter(undefined, { granularity: "word" });
  const words = text.reduce((sum, t) => sum + [...segments.segment(t)].filter((s) => s.isWordLike).length, 0);
  return { words, characters: text.reduce((sum, t) => sum + [...t].length, 0) };
}
