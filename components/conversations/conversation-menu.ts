"use client";
import { atFirstInput } from "@/components/ui/first-input";
import { onDemand } from "@/components/ui/on-demand";

export const ConversationMenuItems = onDemand(() => import("./conversation-menu-items"));
atFirstInput(ConversationMenuItems.code.load);
