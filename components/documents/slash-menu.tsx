"use client";
import { type Editor, useEditorState } from "@tiptap/react";
import { useEffect, useId, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { itemStyles } from "@/components/ui/popup-styles";
import { type SlashKeys, slashQuery } from "@/lib/documents/editor/slash";
import { type FormatAction, matchInserts } from "./format-actions";
import { useAnchor } from "./use-anchor";

/** The blocks to insert after typing `/`. The text keeps the focus; arrows, Enter, Tab and Escape work the menu. */
export function SlashMenu({ editor, keys }: { editor: Editor; keys: SlashKeys }) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [choice, setChoice] = useState({ text: "", index: 0 });
  const [dismissedAt, setDismissedAt] = useState<number | null>(null);
  const query = useEditorState({
    editor,
    selector: ({ editor }) => (editor.isFocused && editor.isEditable ? slashQuery(editor.state) : null),
  });
  const items = query && query.from !== dismissedAt ? matchInserts(query.text) : [];
  const isOpen = items.length > 0;
  // Typing on starts again from the first.
  const current = choice.text === query?.text ? Math.min(choice.index, items.length - 1) : 0;
  const choose = (index: number) => setChoice({ text: query?.text ?? "", index });
  const currentId = isOpen ? `${id}-${items[current]?.id}` : null;
  useAnchor(editor, box, isOpen ? query : null, "bottom");

  function insert(item: FormatAction) {
    if (query) item.run(editor.chain().focus().deleteRange(query)).run();
  }

  useEffect(() => {
    keys.setHandler(isOpen ? onKey : null);
    return () => keys.setHandler(null);
  });
  function onKey(event: KeyboardEvent) {
    const item = items[current];
    if (event.key === "ArrowDown") choose((current + 1) % items.length);
    else if (event.key === "ArrowUp") choose((current + items.length - 1) % items.length);
    else if (event.key === "Escape") setDismissedAt(query?.from ?? null);
    else if ((event.key === "Enter" || event.key === "Tab") && item) insert(item);
    else return false;
    return true;
  }

  useEffect(() => {
    if (!query) setDismissedAt(null);
  }, [query]);

  useEffect(() => {
    const { dom } = editor.view;
    if (!currentId) return;
    dom.setAttribute("aria-controls", id);
    dom.setAttribute("aria-activedescendant", currentId);
    document.getElementById(currentId)?.scrollIntoView({ block: "nearest" });
    return () => {
      dom.removeAttribute("aria-controls");
      dom.removeAttribute("aria-activedescendant");
    };
  }, [editor, id, currentId]);

  if (!isOpen) return null;
  return (
    <div
      ref={box}
      id={id}
      role="listbox"
      aria-label="Insert a block"
      className="absolute z-30 max-h-80 w-60 overflow-y-auto overscroll-contain rounded-lg border border-line bg-raised p-1 shadow-lg"
    >
      {items.map((item, i) => (
        <div
          key={item.id}
          id={`${id}-${item.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === current}
          data-highlighted={i === current ? "" : undefined}
          className={cn(itemStyles, "w-full")}
          onPointerMove={() => choose(i)}
          onMouseDown={(event) => {
            event.preventDefault();
            insert(item);
          }}
        >
          <item.icon aria-hidden="true" />
          <span className="flex-1">{item.label}</span>
          {item.markdown && <kbd className="font-mono text-muted text-xs">{item.markdown}</kbd>}
        </div>
      ))}
    </div>
  );
}
