import { Checkbox } from "@/components/ui/checkbox";

type BroadcastBoxProps = {
  channelName: string;
  isConversation: boolean;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
};

/** Under the field of a thread: the reply is also sent to the channel. */
export default function BroadcastBox({ channelName, isConversation, ...box }: BroadcastBoxProps) {
  const name = isConversation ? "the conversation" : channelName;
  return (
    <Checkbox
      {...box}
      label={
        <>
          Also send to <bdi>{name}</bdi>
        </>
      }
      className="px-3 py-1 text-muted text-sm"
    />
  );
}
