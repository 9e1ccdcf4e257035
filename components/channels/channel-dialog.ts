import type { TreeChannel } from "@/lib/channels/schema";
import type { CreatableType } from "@/lib/channels/types";
import type { Conversation } from "@/lib/conversations/schema";

export type ChannelDialog =
  | { kind: "create"; parentId: string | null; type?: CreatableType }
  | {
      kind:
        | "edit"
        | "members"
        | "delete"
        | "remind"
        | "backlinks"
        | "summary"
        | "import"
        | "report"
        | "hooks";
      channel: TreeChannel;
    }
  | { kind: "export"; channelId: string; name: string }
  | { kind: "leave"; conversation: Conversation }
  | { kind: "archived" | "put-away" | "invite" };
