"use client";
import type { JSONContent } from "@tiptap/core";
import type { Editor } from "@tiptap/react";
import type { MessageChannel } from "@/components/messages/message-channel";
import type { MenuKeys, MenuQuery } from "@/lib/documents/editor/menu";
import { insertDate } from "./dates/insert-date";
import { EditorMenu } from "./editor-menu";
import { type MentionItem, useMentionItems } from "./mentions/use-mention-items";

type MentionMenuProps = {
  editor: Editor;
  keys: MenuKeys;
  trigger: "@" | "#";
  query: MenuQuery;
  channel: MessageChannel;
};

/** What to mention after typing `@` or `#`. Audiences aren't offered: a document doesn't notify them. */
export default function MentionMenu({ editor, keys, trigger, query, channel }: MentionMenuProps) {
  const items = useMentionItems(channel, trigger, query.text);

  function insert({ content }: MentionItem, range: MenuQuery) {
    const chain = editor.chain().focus().deleteRange(range);
    if ("on" in content) return void insertDate(chain, content.on, content.isOpen).run();
    const link = { type: "link", attrs: { href: content.href } };
    const mention: JSONContent = { type: "text", text: content.text, marks: [link] };
    chain.insertContent([mention, { type: "text", text: " " }]).run();
  }

  return (
    <EditorMenu
      {...{ editor, keys, query }}
      label={
        trigger === "@" ? "Mention a person, a day or anything else" : "Mention a channel or anything else"
      }
      items={items}
      onChoose={insert}
      renderItem={({ icon, label, hint }) => (
        <>
          {icon}
          <span className="min-w-0 flex-1 truncate">{label}</span>
          {hint && <span className="max-w-24 shrink-0 truncate text-muted text-xs">{hint}</span>}
        </>
      )}
    />
  );
}
