let created: string | null = null;

/** Names the channel that this person has just created: its page puts the caret where one writes. */
export function noteCreated(channelId: string): void {
  created = channelId;
}

/** Whether a channel is that one; true once. */
export function takeCreated(channelId: string): boolean {
  if (created !== channelId) return false;
  created = null;
  return true;
}
