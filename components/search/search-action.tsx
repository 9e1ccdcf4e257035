"use client";
import { TextSearch } from "lucide-react";
import { useMemo, useState } from "react";
import { useActions, useRunAction } from "@/components/shell/actions";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";

const SearchDialog = onDemand(() => import("./search-dialog"));
const SHORTCUT = "mod+shift+f";

/** Search by its shortcut, the palette and the sidebar's button; its dialog loads when it is first opened. */
export function SearchAction() {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState("");
  const [wasOpen, setWasOpen] = useState(false);
  useActions(
    useMemo(() => {
      const run = (text = "") => {
        setAsked(text);
        setWasOpen(true);
        setOpen(true);
      };
      return [
        {
          ...{ id: "search.open", label: "Search messages", group: "General", icon: <TextSearch /> },
          ...{ shortcut: SHORTCUT, keywords: "find files people", takesText: true, run },
        },
      ];
    }, []),
  );
  return wasOpen && <SearchDialog asked={asked} open={open} onOpenChange={setOpen} />;
}

export function SearchButton() {
  const run = useRunAction();
  return (
    <IconButton label="Search messages" shortcut={SHORTCUT} onClick={() => run("search.open")}>
      <TextSearch />
    </IconButton>
  );
}
