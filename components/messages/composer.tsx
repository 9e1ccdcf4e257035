"use client";
import { Mic, SendHorizontal, Smile } from "lucide-react";
import { type KeyboardEvent, memo, useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { AddMenu } from "@/components/composer/add-menu";
import { AttachButton } from "@/components/composer/attach-button";
import { ComposerField } from "@/components/composer/composer-field";
import { ComposerLimit } from "@/components/composer/composer-limit";
import { FormatMenu } from "@/components/composer/format-menu";
import { ScheduleMenu } from "@/components/composer/schedule-menu";
import { useComposer } from "@/components/composer/use-composer";
import { useSendingLater } from "@/components/composer/use-sending-later";
import { EmojiButton } from "@/components/emoji/emoji-button";
import { useUploads } from "@/components/files/use-uploads";
import { useRunAction, useRunKey } from "@/components/shell/actions";
import { StickerButton } from "@/components/stickers/sticker-button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { mentionsIn } from "@/lib/objects/mentions";
import type { MessageChannel } from "./message-channel";

const BroadcastBox = onDemand(() => import("@/components/composer/broadcast-box"));
const NonReadersLine = onDemand(() => import("@/components/composer/non-readers-line"));
const OfferedTextLine = onDemand(() => import("@/components/composer/offered-text"));
const QuoteBar = onDemand(() => import("@/components/composer/quote-bar"));
const UploadTray = onDemand(() => import("@/components/files/upload-tray"));
const VoiceRecorder = onDemand(() => import("@/components/files/voice-recorder"));

const peopleIn = (body: string) =>
  mentionsIn(body).flatMap((target) => (target.type === "person" ? target.id : []));

type ComposerProps = {
  channel: MessageChannel;
  /** Answers in this thread. */
  threadId?: string;
  /** What the field is called, where it is for comments: those aren't sent to the channel as well. */
  label?: string;
  /** After a message was handed to the send queue. */
  onSent: () => void;
  onEditLast: () => void;
};

/** The composer of a stream; pass the id of the channel or thread as key. Incoming messages don't re-render it. */
export const Composer = memo(function Composer(props: ComposerProps) {
  const { channel, threadId, label, onSent, onEditLast } = props;
  const composer = useComposer({ channel, threadId, onSent });
  const run = useRunAction();
  const runKey = useRunKey();
  const uploads = useUploads(channel.id, composer.streamId);
  const [isRecording, setRecording] = useState(false);
  const { isTooLong, quote } = composer;
  const hasFiles = uploads.fileIds.length > 0;
  const mayWait = uploads.isBusy && !isTooLong && !uploads.hasFailed;
  const canSend = (composer.canSend || (hasFiles && !isTooLong)) && !uploads.isBusy && !uploads.hasFailed;

  /** Set where a touch keyboard wouldn't cover the messages. */
  const focusField = useCallback(() => {
    if (matchMedia("(pointer: fine)").matches) composer.field.current?.focus();
  }, [composer.field]);

  /** The recorder, which had the focus, stood in the place of the field. */
  function endRecording() {
    flushSync(() => setRecording(false));
    focusField();
  }

  // Chosen, dropped or pasted: what comes next is to say something about them, or to send them.
  const fileCount = useRef(uploads.items.length);
  useEffect(() => {
    if (uploads.items.length > fileCount.current) focusField();
    fileCount.current = uploads.items.length;
  }, [uploads.items.length, focusField]);

  const mentionedIds = channel.workspaceId ? peopleIn(composer.body) : [];

  function send() {
    void composer.send(hasFiles ? { fileIds: uploads.fileIds } : {});
    uploads.clear();
  }

  const { isWaiting, submit, cancel } = useSendingLater({
    content: `${uploads.items.length} ${composer.written.text}`,
    ...{ canSend, mayWait, send },
  });

  function onKey({ key, altKey, shiftKey }: KeyboardEvent) {
    const isEmpty = composer.written.text === "";
    const way = { ArrowUp: "previous", ArrowDown: "next" }[key];
    if (isWaiting && key === "Escape") cancel();
    else if (altKey && way) run(shiftKey ? `channels.${way}Unread` : `channels.${way}`);
    else if (isEmpty && key === "ArrowUp") onEditLast();
    else if (isEmpty && key === "Escape") runKey("escape");
    else return false;
    return true;
  }

  return (
    <div className="px-4 max-md:px-2">
      {mentionedIds.length > 0 && <NonReadersLine channel={channel} userIds={mentionedIds} />}
      {composer.offer && (
        <OfferedTextLine offer={composer.offer} onChosen={() => composer.field.current?.focus()} />
      )}
      <div
        className={cn(
          "rounded-lg border bg-raised shadow-sm transition-colors",
          isTooLong ? "border-danger" : "border-line-strong focus-within:border-focus",
        )}
      >
        {quote && <QuoteBar streamId={composer.streamId} quote={quote} />}
        {uploads.items.length > 0 && <UploadTray uploads={uploads} isSending={isWaiting} />}
        {isRecording ? (
          <VoiceRecorder
            channelId={channel.id}
            onRecorded={(fileId) => {
              composer.sendApart({ fileIds: [fileId] });
              endRecording();
            }}
            onCancel={endRecording}
          />
        ) : (
          <>
            <ComposerField
              channel={channel}
              writing={composer}
              label={label ?? (threadId ? "Reply in thread" : `Message ${channel.name}`)}
              onEnter={submit}
              onKey={onKey}
              onFiles={uploads.add}
            />
            {threadId && !label && <BroadcastBox channel={channel} composer={composer} />}
            <div className="flex items-center px-1 pb-1">
              <AttachButton onFiles={uploads.add} />
              <FormatMenu writing={composer} channelId={channel.id} />
              <EmojiButton
                label="Insert an emoji"
                workspaceId={channel.workspaceId}
                align="start"
                onPick={composer.insert}
                trigger={
                  <IconButton label="Insert an emoji">
                    <Smile />
                  </IconButton>
                }
              />
              <StickerButton
                workspaceId={channel.workspaceId}
                onPick={(stickerId) => composer.sendApart({ stickerId })}
              />
              <IconButton label="Record a voice note" onClick={() => setRecording(true)}>
                <Mic />
              </IconButton>
              <AddMenu
                channelId={channel.id}
                streamId={composer.streamId}
                onPoll={(poll) => composer.sendApart({ poll })}
              />
              <span className="flex-1" />
              <ScheduleMenu
                disabled={!composer.canSend || uploads.items.length > 0}
                onPick={(at) => void composer.schedule(at)}
              />
              <IconButton
                label={isWaiting ? "Don’t send yet" : uploads.isBusy ? "Send, once the files are up" : "Send"}
                shortcut="enter"
                variant={canSend || isWaiting ? "solid" : "ghost"}
                disabled={!canSend && !mayWait}
                onClick={isWaiting ? cancel : submit}
              >
                <SendHorizontal />
              </IconButton>
            </div>
          </>
        )}
      </div>
      <ComposerLimit length={composer.body.length} />
    </div>
  );
});
