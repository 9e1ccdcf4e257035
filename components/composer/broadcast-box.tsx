import { useQuery } from "@tanstack/react-query";
import type { MessageChannel } from "@/components/messages/message-channel";
import { Checkbox } from "@/components/ui/checkbox";
import { threadQuery } from "@/lib/messages/threads/queries";
import type { ComposerState } from "./use-composer";

type BroadcastBoxProps = {
  channel: MessageChannel;
  composer: Pick<ComposerState, "isBroadcast" | "setBroadcast" | "streamId">;
};

/** Under the field of a thread: the reply is also sent to the channel. Comments on an object have no number in it. */
export default function BroadcastBox({ channel: { workspaceId, name }, composer }: BroadcastBoxProps) {
  const { data: thread } = useQuery({ ...threadQuery(composer.streamId), enabled: false });
  if (thread?.about) return null;
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
