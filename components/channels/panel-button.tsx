"use client";
import type { ReactNode } from "react";
import { type PanelName, showBeside, usePanel } from "@/components/app/beside";
import { IconButton } from "@/components/ui/icon-button";

type PanelButtonProps = { panel: PanelName; label: string; children: ReactNode };

/** A button of the header that shows a panel beside the page, and closes it again. */
export function PanelButton({ panel, label, children }: PanelButtonProps) {
  const isOpen = usePanel() === panel;
  return (
    <IconButton
      label={label}
      aria-pressed={isOpen}
      data-panel={panel}
      onClick={() => showBeside(isOpen ? null : { panel })}
    >
      {children}
    </IconButton>
  );
}
