"use client";
import { addUploaded } from "@/components/files/use-uploads";
import { onDemand } from "@/components/ui/on-demand";
import type { NewPoll } from "@/lib/polls/schema";

const PollDialog = onDemand(() => import("@/components/polls/poll-dialog"));
const ImageDialog = onDemand(() => import("@/components/ai/images/image-dialog"));

export type Added = "poll" | "image";

type AddDialogProps = {
  what: Added;
  channelId: string;
  streamId: string;
  onPoll: (poll: NewPoll) => void;
  onClose: () => void;
};

/** What the menu of `AddMenu` opens. */
export default function AddDialog({ what, channelId, streamId, onPoll, onClose }: AddDialogProps) {
  if (what === "poll") return <PollDialog open onOpenChange={onClose} onCreate={onPoll} />;
  return (
    <ImageDialog
      channelId={channelId}
      insertLabel="Add to message"
      onInsert={(file) => addUploaded(channelId, streamId, file)}
      onClose={onClose}
    />
  );
}
