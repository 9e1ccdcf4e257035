"use client";
import { messageShortcuts } from "@/components/messages/message-shortcuts";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import type { Action } from "./action-store";

type Listed = Pick<Action, "id" | "label" | "group" | "shortcut">;

type ShortcutsDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  actions: readonly Action[];
};

/** The arrow keys scroll what has the focus, and nothing else in here takes it. */
const scrollable = { tabIndex: 0 };

/** Every action that has a key right now, so the list is true wherever it is opened, and the keys of a message. */
export default function ShortcutsDialog({ open, onOpenChange, actions }: ShortcutsDialogProps) {
  const groups = Map.groupBy<string, Listed>(
    actions.filter((action) => action.shortcut),
    ({ group }) => group ?? "General",
  );
  groups.set("On a message", messageShortcuts);
  return (
    <Dialog title="Keyboard shortcuts" open={open} onOpenChange={onOpenChange} size="lg">
      <section aria-label="Keyboard shortcuts" {...scrollable} className="columns-1 gap-8 sm:columns-2">
        {[...groups].map(([label, items]) => (
          <section key={label} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 font-medium text-muted text-xs">{label}</h3>
            <dl className="divide-y divide-line">
              {items.map((action) => (
                <div key={action.id} className="flex min-h-8 items-center justify-between gap-4">
                  <dt>{action.label}</dt>
                  <dd>{action.shortcut && <Kbd keys={action.shortcut} />}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  );
}
