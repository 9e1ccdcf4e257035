import {
  AlarmClock,
  AtSign,
  Bookmark,
  Copy,
  Flag,
  Forward,
  Link2,
  MailOpen,
  MessageSquareReply,
  Pencil,
  Pin,
  Quote,
  Replace,
  Smile,
  SmilePlus,
  Sparkle,
  Trash2,
} from "lucide-react";
import { fromMarkdown } from "@/components/composer/mention-text";
import { copyText } from "@/components/copy-text";
import { QuickReactions } from "@/components/reactions/quick-reactions";
import { ReactionItems } from "@/components/reactions/reaction-items";
import { setSaved } from "@/components/saved/use-saved";
import { onDemand } from "@/components/ui/on-demand";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { changeMessage } from "@/lib/messages/cache-events";
import { markUnreadContract } from "@/lib/messages/contract";
import { pinMessageContract, unpinMessageContract } from "@/lib/messages/pins/contract";
import { hasEditableText } from "@/lib/messages/policy";
import { placePath } from "@/lib/objects/place";
import type { ActionContext, ActionDialogProps, MessageAction } from "./action-types";
import { setQuote } from "./composer-store";

const AskAboutMessage = onDemand<ActionDialogProps>(() => import("@/components/ai/along/ask-about-message"));
const BacklinksDialog = onDemand<ActionDialogProps>(
  () => import("@/components/references/message-backlinks-dialog"),
);
const ConvertDialog = onDemand<ActionDialogProps>(() => import("@/components/conversions/convert-dialog"));
const DeleteMessageDialog = onDemand<ActionDialogProps>(() => import("./delete-message-dialog"));
const ForwardDialog = onDemand<ActionDialogProps>(() => import("./forward-message-dialog"));
const ReactionsDialog = onDemand<ActionDialogProps>(() => import("@/components/reactions/reactions-dialog"));
const ReportMessageDialog = onDemand(() => import("@/components/moderation/report-message-dialog"));
const RemindDialog = onDemand<ActionDialogProps>(() => import("@/components/later/remind-message-dialog"));

const isMine = ({ message, userId }: ActionContext) => message.author.id === userId;
const mayChange = ({ message, userId, channel }: ActionContext) =>
  message.author.id === userId && channel.actions.includes("message.changeOwn");
const mayWrite = ({ channel }: ActionContext) => channel.actions.includes("message.create");
const isWritten = ({ message }: ActionContext) => message.kind !== "SYSTEM";

/** Everything that can be done with a message, in the order in which it is offered. New actions come in here. */
export const MESSAGE_ACTIONS: readonly MessageAction[] = [
  {
    id: "react",
    label: "React",
    icon: SmilePlus,
    key: ":",
    isPrimary: true,
    isOffered: mayWrite,
    Control: QuickReactions,
    Items: ReactionItems,
  },
  {
    id: "thread",
    label: "Reply in thread",
    icon: MessageSquareReply,
    key: "t",
    isPrimary: true,
    isReply: true,
    isOffered: (context) =>
      isWritten(context) &&
      !context.isRoot &&
      !context.message.threadId &&
      (mayWrite(context) || context.message.thread !== null),
    run: ({ message: { id, broadcast }, openThread }) => openThread(broadcast?.root.id ?? id),
  },
  {
    id: "quote",
    label: "Quote",
    icon: Quote,
    key: "q",
    isPrimary: true,
    isReply: true,
    isOffered: (context) => isWritten(context) && mayWrite(context) && !context.isRoot,
    run: ({ message }) => setQuote(message.threadId ?? message.channelId, message),
  },
  {
    id: "edit",
    label: "Edit",
    icon: Pencil,
    key: "e",
    isPrimary: true,
    isOffered: (context) => mayChange(context) && hasEditableText(context.message),
    run: ({ edit }) => edit(),
  },
  {
    id: "save",
    listedAs: "Save for later, or not",
    label: ({ isSaved }) => (isSaved ? "Remove from saved" : "Save for later"),
    icon: Bookmark,
    key: "s",
    isOffered: isWritten,
    run: ({ message: { id }, isSaved }) => setSaved({ type: "message", id }, !isSaved),
  },
  {
    id: "pin",
    listedAs: "Pin or unpin",
    label: ({ message, channel }) =>
      message.isPinned ? "Unpin" : `Pin to the ${channel.workspaceId ? "channel" : "conversation"}`,
    icon: Pin,
    key: "p",
    isOffered: (context) => isWritten(context) && mayWrite(context),
    run: async ({ message, client }) => {
      const contract = message.isPinned ? unpinMessageContract : pinMessageContract;
      changeMessage(client, await call(contract, { params: { messageId: message.id } }));
    },
  },
  {
    id: "unread",
    label: "Mark unread from here",
    icon: MailOpen,
    key: "u",
    isOffered: ({ isRoot }) => !isRoot,
    run: async ({ message: { channelId, threadId, seq } }) => {
      const body = { seq, threadId: threadId ?? undefined };
      await call(markUnreadContract, { params: { channelId }, body });
    },
  },
  {
    id: "forward",
    label: "Forward…",
    icon: Forward,
    key: "f",
    isOffered: ({ message }) => message.kind !== "SYSTEM" && message.kind !== "POLL",
    Dialog: ForwardDialog,
  },
  {
    id: "convert",
    label: "Turn into…",
    listedAs: "Turn into a task, card or document…",
    icon: Replace,
    key: "i",
    isOffered: isWritten,
    Dialog: ConvertDialog,
  },
  {
    id: "askAi",
    label: "Start an AI chat about this",
    icon: Sparkle,
    isOffered: isWritten,
    Dialog: AskAboutMessage,
  },
  {
    id: "remind",
    label: "Remind me…",
    icon: AlarmClock,
    key: "r",
    isOffered: isWritten,
    Dialog: RemindDialog,
  },
  {
    id: "reactions",
    label: "Who reacted…",
    icon: Smile,
    isOffered: ({ message }) => message.reactions.length > 0,
    Dialog: ReactionsDialog,
  },
  {
    id: "backlinks",
    label: "Mentioned in…",
    icon: AtSign,
    key: "m",
    isOffered: isWritten,
    Dialog: BacklinksDialog,
  },
  {
    id: "copy",
    label: "Copy text",
    icon: Copy,
    key: "c",
    isOffered: ({ message }) => message.body !== "",
    // As it is read: a mention by its name.
    run: ({ message }) => copyWithNotice(fromMarkdown(message.body).text, "Text copied"),
  },
  {
    id: "link",
    label: "Copy link",
    icon: Link2,
    key: "l",
    run: ({ slug, message }) =>
      copyWithNotice(location.origin + placePath({ ...message, anchor: message }, slug), "Link copied"),
  },
  {
    id: "report",
    label: "Report…",
    icon: Flag,
    isOffered: (context) => isWritten(context) && !isMine(context),
    Dialog: ReportMessageDialog,
  },
  {
    id: "delete",
    label: "Delete…",
    icon: Trash2,
    key: "Delete",
    tone: "danger",
    isOffered: (context) =>
      mayChange(context) ||
      (context.message.answer?.askerId === context.userId &&
        context.channel.actions.includes("message.changeOwn")) ||
      context.channel.actions.includes("message.moderate"),
    Dialog: DeleteMessageDialog,
  },
];

/** The actions available on a message right now. */
export function offeredActions(context: ActionContext): MessageAction[] {
  if (context.message.deletedAt) return [];
  return MESSAGE_ACTIONS.filter(({ isOffered }) => isOffered?.(context) ?? true);
}

export async function copyWithNotice(text: string, done: string) {
  if (await copyText(text)) toast.success(done);
  else toast.error("The browser didn’t allow copying.");
}
