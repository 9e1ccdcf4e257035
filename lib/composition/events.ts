import { AiFileEvents } from "@/lib/ai/attachments/events";
import { AiFolderEvents } from "@/lib/ai/folders/events";
import { AiImageEvents } from "@/lib/ai/images/events";
import { AiMessageEvents } from "@/lib/ai/messages/events";
import { AiPromptEvents } from "@/lib/ai/prompts/events";
import { RunEvents } from "@/lib/ai/runs/events";
import { AiSessionEvents } from "@/lib/ai/sessions/events";
import { BoardEvents } from "@/lib/boards/events";
import { CallEvents } from "@/lib/calls/events";
import { ChannelEvents } from "@/lib/channels/events";
import { ConversationEvents } from "@/lib/conversations/events";
import { DocumentEvents } from "@/lib/documents/events";
import { DraftEvents } from "@/lib/drafts/events";
import { EmojiEvents } from "@/lib/emoji/events";
import { InboxEvents } from "@/lib/inbox/events";
import { JobEvents } from "@/lib/jobs/events";
import { LabelEvents } from "@/lib/labels/events";
import { MessageEvents } from "@/lib/messages/events";
import { NotificationEvents } from "@/lib/notifications/events";
import { PeopleEvents } from "@/lib/people/events";
import { PollEvents } from "@/lib/polls/events";
import { ReactionEvents } from "@/lib/reactions/events";
import { RealtimeEvents } from "@/lib/realtime/events";
import { ReminderEvents } from "@/lib/reminders/events";
import { SavedEvents } from "@/lib/saved/events";
import { ScheduledEvents } from "@/lib/scheduled/events";
import { StickerEvents } from "@/lib/stickers/events";
import { TaskEvents } from "@/lib/tasks/events";
import { WorkspaceEvents } from "@/lib/workspaces/events";

/** The schemas of all events that the server sends. A domain with events adds its own here. */
export const ServerEvents = {
  ...RealtimeEvents,
  ...WorkspaceEvents,
  ...ChannelEvents,
  ...ConversationEvents,
  ...PeopleEvents,
  ...MessageEvents,
  ...DocumentEvents,
  ...PollEvents,
  ...ReactionEvents,
  ...DraftEvents,
  ...ScheduledEvents,
  ...ReminderEvents,
  ...SavedEvents,
  ...InboxEvents,
  ...NotificationEvents,
  ...EmojiEvents,
  ...StickerEvents,
  ...JobEvents,
  ...LabelEvents,
  ...BoardEvents,
  ...TaskEvents,
  ...CallEvents,
  ...RunEvents,
  ...AiSessionEvents,
  ...AiMessageEvents,
  ...AiFolderEvents,
  ...AiFileEvents,
  ...AiImageEvents,
  ...AiPromptEvents,
};
