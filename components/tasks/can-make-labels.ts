import type { TreeChannel } from "@/lib/channels/schema";

/** Whether the person may make labels of a list or board. */
export const canMakeLabels = ({ actions, isArchived }: Pick<TreeChannel, "actions" | "isArchived">) =>
  actions.includes("label.manage") && !isArchived;
