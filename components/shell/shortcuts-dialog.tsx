"use client";
import { useRef, useState } from "react";
import { formats } from "@/components/composer/format-items";
import { INSERT_ACTIONS, MARK_ACTIONS } from "@/components/documents/format-actions";
import { messageShortcuts } from "@/components/messages/message-shortcuts";
import { boardShortcuts, taskShortcuts } from "@/components/tasks/actions/task-shortcuts";
import { Dialog } from "@/components/ui/dialog";
import { fold } from "@/components/ui/fold";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import type { Action } from "./action-store";
import { SingleKeysSwitch } from "./single-keys-switch";

type Listed = { id: string; label: string; shortcut?: string };

type ShortcutsDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  actions: readonly Action[];
};

/** The keys of what one writes messages in. */
const WRITING: Listed[] = [
  { id: "send", label: "Send", shortcut: "enter" },
  { id: "line", label: "New line", shortcut: "shift+enter" },
  { id: "edit", label: "Edit the last message", shortcut: "arrowup" },
  { id: "person", label: "Mention a person", shortcut: "@" },
  { id: "emoji", label: "Insert an emoji", shortcut: ":" },
  { id: "command", label: "Run a command", shortcut: "/" },
  ...formats.map(({ label, shortcut }) => ({ id: label, label, shortcut })),
];

const DOCUMENT: Listed[] = [
  { id: "blocks", label: "Insert a block", shortcut: "/" },
  { id: "mention", label: "Mention a person or a day", shortcut: "@" },
  { id: "object", label: "Mention a channel, a task or a file", shortcut: "#" },
  { id: "block-up", label: "Move the block up", shortcut: "alt+shift+arrowup" },
  { id: "block-down", label: "Move the block down", shortcut: "alt+shift+arrowdown" },
  { id: "tasks", label: "Turn a task list into tasks", shortcut: "mod+shift+enter" },
  ...MARK_ACTIONS,
  { id: "link", label: "Link", shortcut: "mod+shift+k" },
  ...INSERT_ACTIONS,
];

/** The arrow keys scroll what has the focus. */
const scrollable = { tabIndex: 0 };

/** Every action that has a key right now, and the keys of messages, of tasks, of cards, of writing them and of documents. */
export default function ShortcutsDialog({ open, onOpenChange, actions }: ShortcutsDialogProps) {
  const filter = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const all = new Map<string, readonly Listed[]>(Map.groupBy(actions, ({ group }) => group ?? "General"));
  all.set("On a message", messageShortcuts);
  all.set("On a task", taskShortcuts);
  all.set("On a card of a board", boardShortcuts);
  all.set("Writing", WRITING);
  all.set("Document", DOCUMENT);
  const groups = [...all]
    .map(([group, items]) => ({ group, items: items.filter((item) => isListed(item, group, typed)) }))
    .filter(({ items }) => items.length > 0);
  return (
    <Dialog
      title="Keyboard shortcuts"
      open={open}
      onOpenChange={onOpenChange}
      size="lg"
      initialFocus={filter}
    >
      <Input
        ref={filter}
        type="search"
        aria-label="Find a shortcut"
        placeholder="Find a shortcut"
        className="mb-4"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <SingleKeysSwitch />
      {groups.length === 0 && <p className="py-4 text-muted">No shortcut is called that.</p>}
      <section
        aria-label="Keyboard shortcuts"
        {...scrollable}
        className="columns-1 gap-8 outline-none sm:columns-2"
      >
        {groups.map(({ group, items }) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 font-medium text-muted text-xs">{group}</h3>
            <dl className="divide-y divide-line">
              {items.map(({ id, label, shortcut }) => (
                <div key={id} className="flex min-h-8 items-center justify-between gap-4">
                  <dt>{label}</dt>
                  <dd>{shortcut && <Kbd keys={shortcut} />}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  );
}

/** Whether something has a key, and the words that were typed in its name or that of its group. */
const isListed = ({ label, shortcut }: Listed, group: string, typed: string) =>
  shortcut !== undefined && fold(`${label} ${group}`).includes(fold(typed.trim()));
