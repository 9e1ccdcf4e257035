/** Everyone who may see the channel right now. The realtime node keeps the membership true. */
export const channelRoom = (channelId: string) => `channel:${channelId}` as const;
/** Every member of the workspace, guests included: nothing about channels goes here. */
export const workspaceRoom = (workspaceId: string) => `workspace:${workspaceId}` as const;
/** All sockets of one person. */
export const userRoom = (userId: string) => `user:${userId}` as const;
/** All sockets of one person for as long as they are a member of the workspace. */
export const memberRoom = (workspaceId: string, userId: string) => `member:${workspaceId}:${userId}` as const;
/** All sockets of one sign-in. */
export const sessionRoom = (sessionId: string) => `session:${sessionId}` as const;

/**
 * The sockets that have a stream of a channel on screen: its own messages, or a thread. The channel is part of the
 * name, so that naming a thread of another channel gives nothing away.
 */
export const viewingRoom = (channelId: string, threadId: string | null) =>
  `viewing:${channelId}:${threadId ?? ""}` as const;

/** The sockets that have an AI chat open which they may read, its owner's included. What isn't shared doesn't go here. */
export const aiSessionRoom = (sessionId: string) => `ai-session:${sessionId}` as const;

/** The devices that are in a call. */
export const callRoom = (callId: string) => `call:${callId}` as const;
/** One of them. The call is part of the name, so that a signal to somebody of another call arrives nowhere. */
export const participantRoom = (callId: string, participantId: string) =>
  `call:${callId}:${participantId}` as const;

export type Room = ReturnType<
  | typeof channelRoom
  | typeof workspaceRoom
  | typeof userRoom
  | typeof memberRoom
  | typeof sessionRoom
  | typeof aiSessionRoom
>;
