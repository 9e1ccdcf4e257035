import type { ChannelMember } from "@/lib/channels/schema";

/** The roles of a channel in the words of the screen. */
export const channelRoles: readonly { value: ChannelMember["role"]; label: string; description: string }[] = [
  { value: "MANAGER", label: "Manages", description: "Everything, and who is in it" },
  { value: "EDITOR", label: "Can edit", description: "Write, edit documents, rename" },
  { value: "COMMENTER", label: "Can comment", description: "Write messages" },
  { value: "VIEWER", label: "Can view", description: "Only read" },
];
