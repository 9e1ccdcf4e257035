"use client";
import { Pencil } from "lucide-react";
import { memo } from "react";
import { IconButton } from "@/components/ui/icon-button";
import type { AiMessage } from "@/lib/ai/messages/schema";
import { textOf } from "@/lib/ai/parts";
import { QuestionAlong } from "./along/question-along";
import type { Version } from "./chat-rows";
import { VersionSwitch } from "./version-switch";

type QuestionRowProps = {
  message: AiMessage;
  version: Version;
  onShow: (id: string) => void;
  /** Edits it; none for readers, and while an answer is written. */
  onEdit?: ((message: AiMessage) => void) | undefined;
};

export const QuestionRow = memo(function QuestionRow({ message, version, onShow, onEdit }: QuestionRowProps) {
  return (
    <article
      aria-label="Question"
      className="group/row flex flex-col items-end gap-0.5"
      data-row={message.id}
      tabIndex={-1}
    >
      <div className="max-w-[85%] whitespace-pre-wrap break-words rounded-xl bg-press px-3.5 py-2 [overflow-wrap:anywhere]">
        {textOf(message.parts)}
      </div>
      <QuestionAlong parts={message.parts} />
      <div className="flex min-h-6 items-center">
        <VersionSwitch version={version} onShow={onShow} />
        {onEdit && (
          <IconButton
            size="sm"
            label="Edit and ask again"
            onClick={() => onEdit(message)}
            className="opacity-0 focus-visible:opacity-100 pointer-coarse:opacity-100 group-hover/row:opacity-100"
          >
            <Pencil />
          </IconButton>
        )}
      </div>
    </article>
  );
});
