import { MessageFiles } from "@/components/files/message-files";
import { MessagePreviews } from "@/components/link-previews/message-previews";
import { MessagePoll } from "@/components/polls/message-poll";
import { ReactionBar } from "@/components/reactions/reaction-bar";
import { MessageSticker } from "@/components/stickers/message-sticker";
import { onDemand } from "@/components/ui/on-demand";
import { EditedMark } from "./edited-mark";
import { LongText } from "./long-text";
import { Markdown } from "./markdown";
import type { MessagePartProps } from "./message-channel";
import { MessageForwarded } from "./message-forwarded";
import { MessageQuote } from "./message-quote";

const BroadcastPlace = onDemand(() => import("./broadcast-place"));
const AssistantAnswer = onDemand<MessagePartProps>(
  () => import("@/components/ai/assistant/assistant-answer"),
  ({ message }) => <Markdown body={message.body} />,
);
const MessageOutcomes = onDemand(() => import("@/components/conversions/message-outcomes"), <span hidden />);

type MessagePartsProps = MessagePartProps & {
  /** Goes to a message of the same stream. */
  onJump?: (seq: number) => void;
};

/** The parts of a message, in order. Each is drawn only if the message has it. */
export function MessageParts({ onJump, ...part }: MessagePartsProps) {
  const { message } = part;
  const { quote, broadcast, threadId } = message;
  return (
    <>
      {broadcast && <BroadcastPlace threadId={threadId} broadcast={broadcast} />}
      {quote && <MessageQuote quote={quote} onJump={quote.threadId === threadId ? onJump : undefined} />}
      {message.forwarded && <MessageForwarded forwarded={message.forwarded} />}
      {message.answer && <AssistantAnswer {...part} />}
      {message.body && !message.answer && (
        <LongText>
          <Markdown body={message.body} />
          {message.editedAt && <EditedMark message={message} />}
        </LongText>
      )}
      {message.files.length > 0 && <MessageFiles {...part} />}
      {message.sticker && <MessageSticker {...part} />}
      {message.poll && <MessagePoll {...part} />}
      {message.linkPreviews.length > 0 && <MessagePreviews {...part} />}
      {message.outcomes && <MessageOutcomes outcomes={message.outcomes} />}
      {message.reactions.length > 0 && <ReactionBar {...part} />}
    </>
  );
}
