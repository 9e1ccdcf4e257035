"use client";
import { Pin } from "lucide-react";
import { memo, useContext, useState } from "react";
import { ThreadSummary } from "@/components/threads/thread-summary";
import { cn } from "@/components/ui/cn";
import { atFirstInput } from "@/components/ui/first-input";
import { onDemand } from "@/components/ui/on-demand";
import type { TimeFormat } from "@/components/ui/time";
import type { Message } from "@/lib/messages/schema";
import type { MessageActionsProps } from "./message-actions";
import type { MessageChannel } from "./message-channel";
import type { MessageEditorProps } from "./message-editor";
import { MessageFrame } from "./message-frame";
import { MessageParts } from "./message-parts";
import { ReceiptPartsContext } from "./receipt-parts";
import { useMessageActions } from "./use-message-actions";

const MessageActions = onDemand<MessageActionsProps>(() => import("./message-actions"));
const MessageEditor = onDemand<MessageEditorProps>(
  () => import("./message-editor"),
  ({ message, channel }) => <MessageParts message={message} channel={channel} />,
);
for (const { code } of [MessageActions, MessageEditor]) atFirstInput(code.load);

export type MessageRowProps = {
  message: Message;
  channel: MessageChannel;
  userId: string;
  startsGroup: boolean;
  isEditing: boolean;
  /** Stands above the replies of its thread, not among them. */
  isRoot?: boolean;
  /** Just jumped to. */
  isFlashing?: boolean;
  isTabStop?: boolean;
  format: TimeFormat;
  onEdit: (seq: number | null) => void;
  /** Goes to a message of the same stream. */
  onJump?: (seq: number) => void;
};

export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, channel, userId, startsGroup, isRoot = false, isFlashing, isTabStop } = props;
  const { format, onEdit, onJump } = props;
  const [entered, setEntered] = useState<PointerEvent | null>(null);
  const [hasFocus, setFocus] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const receipts = useContext(ReceiptPartsContext);
  const isDeleted = message.deletedAt !== null;
  const isEditing = props.isEditing && channel.actions.includes("message.changeOwn");
  const actions = useMessageActions({ message, channel, userId, isRoot, edit: () => onEdit(message.seq) });
  const { dialog: Dialog } = actions;
  const hasMenu = !isEditing && !isDeleted;

  return (
    <MessageFrame
      author={message.author}
      createdAt={message.createdAt}
      startsGroup={startsGroup}
      format={format}
      // It is numbered by the channel, those around it by the thread.
      seq={isRoot ? undefined : message.seq}
      // While it has the focus, so that what it opens gives the focus back to it, not to a button in it.
      tabIndex={isTabStop || hasFocus ? 0 : -1}
      onPointerEnter={(event) => setEntered(event.nativeEvent)}
      onPointerLeave={() => setEntered(null)}
      onFocus={() => setFocus(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocus(false);
      }}
      onKeyDown={hasMenu ? actions.onKeyDown : undefined}
      className={cn("transition-colors", isFlashing && "bg-brass-soft hover:bg-brass-soft")}
    >
      {message.isPinned && (
        <p className="flex items-center gap-1 text-muted text-xs">
          <Pin className="size-3" aria-hidden="true" />
          Pinned
        </p>
      )}
      {isDeleted ? (
        <p className="text-muted italic">This message was deleted.</p>
      ) : isEditing ? (
        <MessageEditor message={message} channel={channel} onDone={() => onEdit(null)} />
      ) : (
        <MessageParts message={message} channel={channel} onJump={onJump} />
      )}
      {message.thread && !isRoot && <ThreadSummary message={message} />}
      {!isRoot && receipts && <receipts.Receipt message={message} />}
      {hasMenu && (entered || hasFocus || isOpen || actions.openControl) && (
        <MessageActions {...actions} entered={entered} onOpenChange={setOpen} />
      )}
      {Dialog && <Dialog message={message} channel={channel} onClose={actions.closeDialog} />}
    </MessageFrame>
  );
});
