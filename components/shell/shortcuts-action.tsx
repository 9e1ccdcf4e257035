"use client";
import { Keyboard } from "lucide-react";
import { useMemo, useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { useActionList, useActions } from "./actions";

const ShortcutsDialog = onDemand(() => import("./shortcuts-dialog"));

/** The list of shortcuts (?), which loads when it is first opened. Other parts open it by running `shell.shortcuts`. */
export function ShortcutsAction() {
  const [isOpen, setOpen] = useState(false);
  // A dialog stays mounted after its first opening, so that closing can fade.
  const [wasOpen, setWasOpen] = useState(false);
  const actions = useActionList();
  useActions(
    useMemo(() => {
      const run = () => {
        setWasOpen(true);
        setOpen((before) => !before);
      };
      return [
        {
          ...{ id: "shell.shortcuts", label: "Keyboard shortcuts", group: "General" },
          ...{ icon: <Keyboard />, shortcut: "?", run },
        },
      ];
    }, []),
  );
  return wasOpen && <ShortcutsDialog open={isOpen} onOpenChange={setOpen} actions={actions} />;
}
