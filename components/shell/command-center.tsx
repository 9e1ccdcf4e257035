"use client";
import { Keyboard, Search } from "lucide-react";
import { useMemo, useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { useActionList, useActions, useRunAction } from "./actions";
import type { PaletteGroup } from "./palette-groups";

const CommandPalette = onDemand(() => import("./command-palette"));
const ShortcutsDialog = onDemand(() => import("./shortcuts-dialog"));

/**
 * The palette (mod+k) and the list of shortcuts (?). Give it the places one can go to; the actions come from
 * useActions. Both load when first opened. Other parts open them by running `shell.palette` or `shell.shortcuts`.
 */
export function CommandCenter({ places }: { places: readonly PaletteGroup[] }) {
  const [open, setOpen] = useState<"palette" | "shortcuts" | null>(null);
  // A dialog stays mounted after its first opening, so that closing can fade.
  const [used, setUsed] = useState({ palette: false, shortcuts: false });
  const actions = useActionList();
  const run = useRunAction();

  useActions(
    useMemo(() => {
      const show = (what: "palette" | "shortcuts") => () => {
        setUsed((before) => ({ ...before, [what]: true }));
        setOpen((before) => (before === what ? null : what));
      };
      return [
        {
          id: "shell.palette",
          label: "Go to or do…",
          group: "General",
          icon: <Search />,
          shortcut: "mod+k",
          run: show("palette"),
        },
        {
          id: "shell.shortcuts",
          label: "Keyboard shortcuts",
          group: "General",
          icon: <Keyboard />,
          shortcut: "?",
          run: show("shortcuts"),
        },
      ];
    }, []),
  );

  const groups = useMemo(() => {
    const doable = actions.filter((action) => action.id !== "shell.palette");
    const byGroup = Map.groupBy(doable, (action) => action.group ?? "General");
    const actionGroups = [...byGroup].map(([label, items]) => ({
      label,
      items: items.map((action) => ({ ...action, run: (text?: string) => run(action.id, text) })),
    }));
    return [...places, ...actionGroups];
  }, [places, actions, run]);

  // A dialog that closes late mustn't take along the one that was opened from it.
  const closing = (what: typeof open) => (isOpen: boolean) =>
    !isOpen && setOpen((before) => (before === what ? null : before));
  return (
    <>
      {used.palette && (
        <CommandPalette open={open === "palette"} onOpenChange={closing("palette")} groups={groups} />
      )}
      {used.shortcuts && (
        <ShortcutsDialog open={open === "shortcuts"} onOpenChange={closing("shortcuts")} actions={actions} />
      )}
    </>
  );
}
