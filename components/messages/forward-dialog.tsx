"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useDeferredValue, useState } from "react";
import type { z } from "zod";
import { useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import { ConversationIcon } from "@/components/conversations/conversation-icon";
import { conversationTitle } from "@/components/conversations/conversation-title";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { isInputMethodKey } from "@/components/ui/input-method";
import { Skeleton } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { problemOf } from "@/lib/http/errors";
import type { Forwarding, ForwardTarget } from "@/lib/messages/forward/contract";
import { forwardTargetsQuery } from "@/lib/messages/forward/queries";
import { MESSAGE_MAX_LENGTH } from "@/lib/messages/limits";
import { newId } from "@/lib/new-id";

type ForwardDialogProps = {
  title: string;
  /** The beginning of what is forwarded. */
  description: string;
  /** Where it is already. */
  exceptId?: string;
  send: (to: z.input<typeof Forwarding>) => Promise<unknown>;
  onClose: () => void;
};

/** Picks the channel, conversation or person that something is forwarded to. */
export default function ForwardDialog({ title, description, exceptId, send, onClose }: ForwardDialogProps) {
  const [search, setSearch] = useState("");
  const [comment, setComment] = useState("");
  const [busyId, setBusyId] = useState<string | null>(null);
  const [error, setError] = useState("");
  // One try after another must not make two messages.
  const [nonce] = useState(() => newId());
  const me = useMe();
  const workspace = useWorkspaceIds();
  const words = useDeferredValue(search.trim());
  const { data, isError, isPlaceholderData, refetch } = useQuery({
    ...forwardTargetsQuery(words),
    placeholderData: keepPreviousData,
  });
  const targets = data?.filter(({ id }) => id !== exceptId);
  const titleOf = (target: ForwardTarget) =>
    target.workspace ? target.name : conversationTitle(target, me.id);

  const [first] = targets ?? [];
  // Only the results of the latest query can be chosen.
  const isCurrent = !isPlaceholderData && words === search.trim();

  /** Enter takes the first one of what was found. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || isInputMethodKey(event.nativeEvent)) return;
    event.preventDefault();
    if (words && first && isCurrent && busyId === null) void forward(first);
  }

  async function forward(target: ForwardTarget) {
    const { id, isNew } = target;
    setBusyId(id);
    setError("");
    try {
      await send({
        ...(isNew ? { userId: id } : { channelId: id }),
        ...(comment.trim() && { comment: comment.trim() }),
        nonce,
      });
      toast.success(`Forwarded to ${titleOf(target)}`);
      onClose();
    } catch (failure) {
      setError(problemOf(failure, "This couldn’t be forwarded. Try again."));
      setBusyId(null);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      description={description.slice(0, 120) || undefined}
    >
      <div className="flex flex-col gap-3">
        <Field label="Channel, conversation or person">
          <Input
            value={search}
            placeholder="Find a channel, person or group"
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={onKeyDown}
          />
        </Field>
        <Field label="Comment" description="Sent as a message of yours right before it." optional>
          <Textarea value={comment} rows={2} maxLength={MESSAGE_MAX_LENGTH} onValueChange={setComment} />
        </Field>
        {error && (
          <p role="alert" className="text-danger text-sm">
            {error}
          </p>
        )}
        {isError && !targets && <ErrorState className="py-4" onRetry={() => void refetch()} />}
        {!targets && !isError && <Skeleton className="h-10 w-full" />}
        <ul
          aria-label="Where to forward to"
          aria-busy={isPlaceholderData}
          className={cn("flex max-h-72 flex-col overflow-y-auto", isPlaceholderData && "opacity-60")}
        >
          {targets?.map((target) => (
            <li key={target.id} className="flex items-center gap-2 py-0.5">
              <span className="flex size-7 shrink-0 items-center justify-center text-muted [&>svg]:size-4">
                {target.workspace ? (
                  <ChannelIcon type={target.type} />
                ) : (
                  <ConversationIcon conversation={target} myId={me.id} />
                )}
              </span>
              <span className="min-w-0 flex-1 truncate">
                {titleOf(target)}
                {target.workspace && target.workspace.id !== workspace.id && (
                  <span className="ml-2 text-muted text-sm">{target.workspace.name}</span>
                )}
              </span>
              <Button
                size="sm"
                aria-label={`Forward to ${titleOf(target)}`}
                loading={busyId === target.id}
                disabled={busyId !== null || !isCurrent}
                onClick={() => void forward(target)}
              >
                Forward
              </Button>
            </li>
          ))}
        </ul>
        {targets?.length === 0 && (
          <p className="py-4 text-center text-muted">
            {words
              ? "Nothing of that name in which you can write."
              : "There is nowhere else in which you can write."}
          </p>
        )}
      </div>
    </Dialog>
  );
}
