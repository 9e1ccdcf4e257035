const after = new Map<string, number>();

/** After which number the line “New” stands in a channel, as it was shown last; null where it wasn't opened. */
export const unreadAfterOf = (channelId: string): number | null => after.get(channelId) ?? null;

export const keepUnreadAfter = (channelId: string, seq: number) => void after.set(channelId, seq);
