"use client";
import { createContext, type ReactNode, useContext, useState } from "react";
import { atFirstInput } from "@/components/ui/first-input";
import { onDemand } from "@/components/ui/on-demand";
import type { ChannelDialog } from "./channel-dialog";

const OpenDialog = onDemand(() => import("./open-channel-dialog"));
// What it is opened by is a click away.
atFirstInput(OpenDialog.code.load);

const DialogContext = createContext<(dialog: ChannelDialog) => void>(() => {});

/** Opens a dialog about channels and who is in them, from wherever: each loads when it is first asked for. */
export const useOpenChannelDialog = () => useContext(DialogContext);

export function ChannelDialogs({ children }: { children: ReactNode }) {
  const [dialog, setDialog] = useState<ChannelDialog | null>(null);
  const close = () => setDialog(null);
  return (
    <DialogContext value={setDialog}>
      {children}
      {dialog && <OpenDialog dialog={dialog} onClose={close} />}
    </DialogContext>
  );
}
