"use client";
import { Type } from "lucide-react";
import { useState } from "react";
import { atFirstInput } from "@/components/ui/first-input";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import type { Writing } from "./use-writing";

const FormatItems = onDemand(() => import("./format-items"));
const ComposerWriting = onDemand(() => import("@/components/ai/writing/composer-writing"));
atFirstInput(FormatItems.code.load);

export function FormatMenu({ writing, channelId }: { writing: Writing; channelId: string }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Menu
        side="top"
        needs={FormatItems.code}
        trigger={
          <IconButton label="Formatting">
            <Type />
          </IconButton>
        }
      >
        <FormatItems field={writing.field} onAskAi={() => setAsking(true)} />
      </Menu>
      {isAsking && <ComposerWriting {...{ writing, channelId }} onClose={() => setAsking(false)} />}
    </>
  );
}
