"use client";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { createPortal } from "react-dom";

type PanelSlot = {
  host: HTMLElement | null;
  setLabel: (label: string | null) => void;
};

const PanelContext = createContext<PanelSlot | null>(null);

/** The panel slot of AppShell, filled by a page: `panel` is null while no page fills it. */
export function usePanelSlot() {
  const [label, setLabel] = useState<string | null>(null);
  const [host, setHost] = useState<HTMLElement | null>(null);
  const panel = label !== null && <div ref={setHost} className="flex min-h-0 min-w-0 flex-1 flex-col" />;
  return { slot: { host, setLabel }, panel, label: label ?? undefined };
}

export const PanelProvider = PanelContext;

/** Shows its content in the side panel, which stands open while this is mounted. */
export function SidePanel({ label, children }: { label: string; children: ReactNode }) {
  const slot = useContext(PanelContext);
  const setLabel = slot?.setLabel;
  useEffect(() => {
    setLabel?.(label);
    return () => setLabel?.(null);
  }, [setLabel, label]);
  return slot?.host ? createPortal(children, slot.host) : null;
}
