"use client";
import { Search } from "lucide-react";
import { useState } from "react";
import { FindDialog } from "@/components/ui/find-dialog";
import { Kbd } from "@/components/ui/kbd";
import { findInGroups, type PaletteGroup, type PaletteItem, withQuery } from "./palette-groups";

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
    <FindDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Command palette"
      fieldLabel="Search channels and actions"
      placeholder={placeholder}
      icon={<Search className="size-4.5 shrink-0 text-muted" aria-hidden="true" />}
      value={query}
      onValueChange={setQuery}
      groups={[...found, ...withQuery(groups, query)]}
      textOf={(item) => item.label}
      onChoose={choose}
      renderItem={(item) => (
        <>
          {item.icon}
          <span className="min-w-0 flex-1 truncate">{item.label}</span>
          {item.hint && <span className="shrink-0 text-muted text-sm">{item.hint}</span>}
          {item.shortcut && <Kbd keys={item.shortcut} />}
        </>
      )}
    >
      <p role="status" className="px-4 py-8 text-center text-muted empty:hidden">
        {found.length === 0 && `Nothing is called “${query}”.`}
      </p>
    </FindDialog>
  );
}
