"use client";
import { Type } from "lucide-react";
import type { RefObject } from "react";
import { atFirstInput } from "@/components/ui/first-input";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";

const FormatItems = onDemand(() => import("./format-items"));
atFirstInput(FormatItems.code.load);

export function FormatMenu({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  return (
    <Menu
      side="top"
      needs={FormatItems.code}
      trigger={
        <IconButton label="Formatting">
          <Type />
        </IconButton>
      }
    >
      <FormatItems field={field} />
    </Menu>
  );
}
