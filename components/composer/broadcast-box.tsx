import type { MessageChannel } from "@/components/messages/message-channel";
import { Checkbox } from "@/components/ui/checkbox";
import type { ComposerState } from "./use-composer";

type BroadcastBoxProps = {
  channel: MessageChannel;
  composer: Pick<ComposerState, "isBroadcast" | "setBroadcast">;
};

/** Under the field of a thread: the reply is also sent to the channel. */
export default function BroadcastBox({ channel: { workspaceId, name }, composer }: BroadcastBoxProps) {
  return (
    <Checkbox
      checked={composer.isBroadcast}
      onCheckedChange={composer.setBroadcast}
      label={
        <>
          Also send to <bdi>{workspaceId ? name : "the conversation"}</bdi>
        </>
      }
      className="px-3 py-1 text-muted text-sm"
    />
  );
}
