/** Keys of the browser's cache. */
export const workspaceSettingsKey = (workspaceId: string) => ["workspace-settings", workspaceId] as const;
export const instanceSettingsKey = ["admin", "settings"] as const;
