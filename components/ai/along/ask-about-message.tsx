"use client";
import { useEffect, useEffectEvent } from "react";
import type { ActionDialogProps } from "@/components/messages/action-types";
import { useAskAbout } from "./use-ask-about";

/** Leaves for a new AI chat about a message with its thread; nothing is shown meanwhile. */
export default function AskAboutMessage({ message, onClose }: ActionDialogProps) {
  const askAbout = useAskAbout();
  const leave = useEffectEvent(() => {
    askAbout({ type: "message", id: message.id });
    onClose();
  });
  useEffect(() => leave(), []);
  return null;
}
