import type { Call } from "@/lib/calls/schema";

export const NOTICES = {
  listenOnly: "Your role in this channel lets you listen only.",
  lostSpeech: "You can listen now, but no longer speak: your role in this channel changed.",
  maySpeak: "You can speak in this call now. You are muted.",
  mutedByOther: "A moderator muted you. Unmute yourself when you want to speak.",
  cameraOffByOther: "A moderator turned your camera off. Turn it on again when you want to be seen.",
  screenOffByOther: "A moderator ended your screen sharing.",
  moved: "You joined on another device.",
  removed: "You were removed from the call.",
  ended: "The call has ended.",
  gone: "This call isn’t open to you any more.",
};

const ENDINGS: Record<NonNullable<Call["endReason"]>, string> = {
  HUNG_UP: NOTICES.ended,
  DECLINED: "Your call was declined.",
  CANCELED: NOTICES.ended,
  NO_ANSWER: "Nobody answered.",
};

export const endingOf = ({ endReason }: Call): string => (endReason ? ENDINGS[endReason] : NOTICES.ended);
