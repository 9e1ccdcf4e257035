"use client";
import { type Editor, useEditorState } from "@tiptap/react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { isInputMethodKey } from "@/components/ui/input-method";
import { itemStyles } from "@/components/ui/popup-styles";
import { type MenuKeys, type MenuQuery, type MenuTrigger, menuQuery } from "@/lib/documents/editor/menu";
import { useAnchor } from "./use-anchor";

/** The query at the caret; null while the menu is inactive. */
export const useMenuQuery = (editor: Editor | null, trigger: MenuTrigger): MenuQuery | null =>
  useEditorState({
    editor,
    selector: ({ editor }) =>
      editor?.isFocused && editor.isEditable ? menuQuery(editor.state, trigger) : null,
  });

type EditorMenuProps<Item> = {
  editor: Editor;
  keys: MenuKeys;
  label: string;
  query: MenuQuery | null;
  items: readonly Item[];
  onChoose: (item: Item, query: MenuQuery) => void;
  renderItem: (item: Item) => ReactNode;
};

/** A menu at the caret. The text keeps the focus; arrows, Enter, Tab and Escape work the menu. */
export function EditorMenu<Item extends { id: string }>(props: EditorMenuProps<Item>) {
  const { editor, keys, label, query, onChoose, renderItem } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [choice, setChoice] = useState({ text: "", index: 0 });
  const [dismissedAt, setDismissedAt] = useState<number | null>(null);
  const items = query && query.from !== dismissedAt ? props.items : [];
  const isOpen = items.length > 0;
  // A changed query resets the selection.
  const current = choice.text === query?.text ? Math.min(choice.index, items.length - 1) : 0;
  const highlight = (index: number) => setChoice({ text: query?.text ?? "", index });
  const currentId = isOpen ? `${id}-${items[current]?.id}` : null;
  useAnchor(editor, box, isOpen ? query : null, "bottom");

  useEffect(() => {
    if (!isOpen) return;
    keys.setHandler(onKey);
    return () => keys.setHandler(null);
  });
  function onKey(event: KeyboardEvent) {
    if (isInputMethodKey(event)) return false;
    const item = items[current];
    if (event.key === "ArrowDown") highlight((current + 1) % items.length);
    else if (event.key === "ArrowUp") highlight((current + items.length - 1) % items.length);
    else if (event.key === "Escape") setDismissedAt(query?.from ?? null);
    else if ((event.key === "Enter" || event.key === "Tab") && item && query) onChoose(item, query);
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

  if (!isOpen || !query) return null;
  return (
    <div
      ref={box}
      id={id}
      role="listbox"
      aria-label={label}
      className="absolute z-30 max-h-80 w-60 overflow-y-auto overscroll-contain rounded-lg border border-line bg-raised p-1 shadow-lg"
    >
      {items.map((item, index) => (
        <div
          key={item.id}
          id={`${id}-${item.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === current}
          data-highlighted={index === current ? "" : undefined}
          className={cn(itemStyles, "w-full")}
          onPointerMove={() => highlight(index)}
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(item, query);
          }}
        >
          {renderItem(item)}
        </div>
      ))}
    </div>
  );
}
