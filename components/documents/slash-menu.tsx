"use client";
import type { Editor } from "@tiptap/react";
import type { MenuKeys } from "@/lib/documents/editor/menu";
import { EditorMenu, useMenuQuery } from "./editor-menu";
import { matchInserts } from "./format-actions";

/** The blocks to insert after typing `/`. */
export function SlashMenu({ editor, keys }: { editor: Editor; keys: MenuKeys }) {
  const query = useMenuQuery(editor, "/");
  return (
    <EditorMenu
      {...{ editor, keys, query }}
      label="Insert a block"
      items={query ? matchInserts(query.text, editor) : []}
      onChoose={(item, range) => item.run(editor.chain().focus().deleteRange(range)).run()}
      renderItem={(item) => (
        <>
          <item.icon aria-hidden="true" />
          <span className="flex-1">{item.label}</span>
          {item.markdown && <kbd className="font-mono text-muted text-xs">{item.markdown}</kbd>}
        </>
      )}
    />
  );
}
