"use client";
import type { Editor } from "@tiptap/react";
import type { Suggestion } from "@/components/composer/suggestion";
import { usePeopleSuggestions } from "@/components/composer/use-people-suggestions";
import type { MessageChannel } from "@/components/messages/message-channel";
import type { MenuKeys, MenuQuery } from "@/lib/documents/editor/menu";
import { mentionHref } from "@/lib/objects/mentions";
import { EditorMenu } from "./editor-menu";

type MentionMenuProps = { editor: Editor; keys: MenuKeys; query: MenuQuery; channel: MessageChannel };

/** The people to mention after typing `@`. Audiences aren't offered: a document doesn't notify them. */
export default function MentionMenu({ editor, keys, query, channel }: MentionMenuProps) {
  const suggestions = usePeopleSuggestions(channel, query.text, true);
  const people = suggestions?.filter(({ completion }) => completion.target?.type === "person");

  function insert({ completion: { text, target } }: Suggestion, range: MenuQuery) {
    if (!target) return;
    const link = { type: "link", attrs: { href: mentionHref(target) } };
    const mention = { type: "text", text, marks: [link] };
    editor
      .chain()
      .focus()
      .deleteRange(range)
      .insertContent([mention, { type: "text", text: " " }])
      .run();
  }

  return (
    <EditorMenu
      {...{ editor, keys, query }}
      label="Mention a person"
      items={people ?? []}
      onChoose={insert}
      renderItem={({ icon, label }) => (
        <>
          {icon}
          <span className="truncate">{label}</span>
        </>
      )}
    />
  );
}
