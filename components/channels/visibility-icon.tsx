import { Globe, Lock } from "lucide-react";
import { ChannelIcon } from "@/components/shell/channel-icon";
import type { TreeChannel } from "@/lib/channels/schema";

/** The icon of a channel's page: who sees it, where that isn't the workspace, else its type. */
export function VisibilityIcon({ channel: { type, visibility } }: { channel: TreeChannel }) {
  if (visibility === "PRIVATE") return <Lock className="size-4" role="img" aria-label="Private" />;
  if (visibility === "PUBLIC")
    return <Globe className="size-4" role="img" aria-label="Public: anyone with the link can read it" />;
  return <ChannelIcon type={type} />;
}
