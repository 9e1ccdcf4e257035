import { attempt } from "../attempt";
import { hasDevices } from "../media-support";
import { callSession } from "../session";
import { joinsMuted } from "./join-choice";

/**
 * Joins a room at once, muted or not as one last chose; who may only listen is muted by the server. A refusal is a toast,
 * since the stage takes the place of the button meanwhile.
 */
export const joinNow = (channelId: string) =>
  attempt(callSession.start(channelId, { isMuted: joinsMuted() || !hasDevices() }));
