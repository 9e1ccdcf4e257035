import { Megaphone, ShieldUser } from "lucide-react";
import type { MessageChannel } from "@/components/messages/message-channel";
import { roleMention } from "@/components/references/reference-key";
import { workspaceRoleName, workspaceRoles } from "@/components/workspaces/workspace-roles";
import type { Suggestion } from "./suggestion";

const EVERYONE: Suggestion = {
  id: "everyone",
  label: "@channel",
  hint: "Everyone here",
  icon: <Megaphone />,
  completion: { text: "@channel", target: { type: "all" } },
};

const ROLES = workspaceRoles.map(({ value }): Suggestion => {
  const text = roleMention(value);
  return {
    id: `role-${value}`,
    label: text,
    hint: `All ${workspaceRoleName(value).toLowerCase()}s here`,
    icon: <ShieldUser />,
    completion: { text, target: { type: "role", role: value } },
  };
});

/** Several people at once: everyone, or those of a role, where one may call so many. */
export function audienceSuggestions({ actions, workspaceId }: MessageChannel, query: string): Suggestion[] {
  if (!actions.includes("message.mentionAll")) return [];
  const wanted = `@${query.toLowerCase()}`;
  return [EVERYONE, ...(workspaceId ? ROLES : [])].filter(({ label }) =>
    label.toLowerCase().startsWith(wanted),
  );
}
