"use client";
import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { backdropStyles, dialogStyles } from "@/components/ui/dialog-styles";
import { Kbd } from "@/components/ui/kbd";
import { itemStyles } from "@/components/ui/popup-styles";
import { findInGroups, type PaletteGroup, type PaletteItem } from "./palette-groups";

type CommandPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: readonly PaletteGroup[];
  placeholder?: string;
};

/** Going anywhere and doing anything by name. Loaded when it is first opened (see CommandCenter). */
export default function CommandPalette({
  open,
  onOpenChange,
  groups,
  placeholder = "Go to a channel or do something…",
}: CommandPaletteProps) {
  const [query, setQuery] = useState("");
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) setQuery("");
  }
  const found = findInGroups(groups, query);

  function choose(item: PaletteItem) {
    onOpenChange(false);
    item.run();
  }

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropStyles} />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center overflow-hidden p-2 pt-[max(0.5rem,env(safe-area-inset-top))] sm:px-4 sm:pt-[12vh]">
          <Dialog.Popup aria-label="Command palette" className={cn(dialogStyles, "max-w-xl rounded-lg")}>
            <Autocomplete.Root
              open
              inline
              items={found}
              filter={null}
              value={query}
              onValueChange={setQuery}
              itemToStringValue={(item: PaletteItem) => item.label}
              autoHighlight="always"
              keepHighlight
            >
              <div className="flex items-center gap-2.5 border-b px-4">
                <Search className="size-4.5 shrink-0 text-muted" aria-hidden="true" />
                <Autocomplete.Input
                  aria-label="Search channels and actions"
                  placeholder={placeholder}
                  className="h-12 min-w-0 flex-1 bg-transparent text-[1rem] outline-none"
                />
                <Dialog.Close className="rounded-sm">
                  <span className="sr-only">Close</span>
                  <span aria-hidden="true">
                    <Kbd keys="escape" />
                  </span>
                </Dialog.Close>
              </div>
              <Autocomplete.Empty className="empty:hidden">
                <p className="px-4 py-8 text-center text-muted">Nothing is called “{query}”.</p>
              </Autocomplete.Empty>
              <Autocomplete.List className="max-h-[min(26rem,60dvh)] overflow-y-auto overscroll-contain scroll-py-2 p-1.5 data-empty:hidden">
                {(group: PaletteGroup) => (
                  <Autocomplete.Group key={group.label} items={group.items} className="not-last:mb-1.5">
                    <Autocomplete.GroupLabel className="px-2 pt-1.5 pb-1 font-medium text-muted text-xs">
                      {group.label}
                    </Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(item: PaletteItem) => (
                        <Autocomplete.Item
                          key={item.id}
                          value={item}
                          onClick={() => choose(item)}
                          className={cn(itemStyles, "min-h-8.5 text-base data-highlighted:bg-accent-soft")}
                        >
                          {item.icon}
                          <span className="min-w-0 flex-1 truncate">{item.label}</span>
                          {item.hint && <span className="shrink-0 text-muted text-sm">{item.hint}</span>}
                          {item.shortcut && <Kbd keys={item.shortcut} />}
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
