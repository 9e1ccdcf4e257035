import { ChannelIcon } from "@/components/shell/channel-icon";
import type { TreeChannel } from "@/lib/channels/schema";

/** Stands above the first message, and alone where there is none yet. */
export function ChannelStart({ channel }: { channel: TreeChannel }) {
  const isEmpty = channel.lastSeq === 0;
  return (
    <div className="px-5 pt-8 pb-3 max-md:px-3">
      <div className="mb-3 flex size-11 items-center justify-center rounded-full bg-accent-soft text-accent">
        <ChannelIcon type={channel.type} className="size-5" />
      </div>
      <h2 className="font-display text-xl">{channel.name}</h2>
      {channel.topic && <p className="max-w-prose">{channel.topic}</p>}
      <p className="max-w-prose text-muted">{startText(channel, isEmpty)}</p>
    </div>
  );
}

function startText({ type, visibility, can }: TreeChannel, isEmpty: boolean) {
  if (type === "DIRECT") return "Your conversation begins here. Only the two of you see it.";
  if (type === "GROUP") return "The group begins here. Only the people in it see what is said.";
  if (type === "DOC")
    return isEmpty ? "Talk about the document here, beside it." : "What is said about this document.";
  const who =
    visibility === "PRIVATE"
      ? "Only the people in this channel see it."
      : "Everyone in the workspace sees it.";
  if (!isEmpty) return `This is where the channel begins. ${who}`;
  return can.createMessage
    ? `Nothing has been said yet: write the first message. ${who}`
    : `Nothing has been said yet. ${who}`;
}
