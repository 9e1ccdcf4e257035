import type { Call, CallParticipant } from "@/lib/calls/schema";
import type { CallSession, RemoteMedia } from "../session/types";

/** A picture on the stage: somebody, or a screen that they share. */
export type TileItem = {
  /** The participant's id, and for a screen what it is. */
  key: string;
  kind: "person" | "screen";
  participant: CallParticipant;
  stream: MediaStream | null;
  isMe: boolean;
  quality: RemoteMedia["quality"] | null;
};

/** Screens first, then people by the time they joined. It follows from the state: what has ended has no tile. */
export function tilesOf(session: CallSession): TileItem[] {
  const { call, participantId, remote } = session;
  const items = call.participants.flatMap((participant): TileItem[] => {
    const isMe = participant.id === participantId;
    const media = remote.get(participant.id);
    const quality = isMe ? null : (media?.quality ?? "connecting");
    const person: TileItem = {
      ...{ key: participant.id, kind: "person", participant, isMe, quality },
      stream: isMe ? session.camera : participant.cameraStream ? (media?.camera ?? null) : null,
    };
    const hasScreen = isMe ? session.screen !== null : participant.screenStream !== null;
    if (!hasScreen) return [person];
    const stream = isMe ? session.screen : (media?.screen ?? null);
    return [{ ...person, key: `${participant.id}:screen`, kind: "screen", stream }, person];
  });
  return [...items.filter(({ kind }) => kind === "screen"), ...items.filter(({ kind }) => kind === "person")];
}

export type StageView = "grid" | "speaker";

/**
 * The tile that is shown large: the pinned one while it is there, else a screen, else who spoke last. Null for an even
 * grid.
 */
export function spotlightOf(
  items: readonly TileItem[],
  view: StageView,
  pinned: string | null,
  lastSpeaker: string | null,
): TileItem | null {
  const pin = items.find(({ key }) => key === pinned);
  if (pin) return pin;
  if (view === "grid" || items.length < 2) return null;
  return (
    items.find(({ kind, isMe }) => kind === "screen" && !isMe) ??
    items.find(({ key }) => key === lastSpeaker) ??
    items.find(({ isMe }) => !isMe) ??
    null
  );
}

/** What comes and goes, for a call that has changed: of people, since devices may change. */
export function peopleOf(call: Call): Map<string, string> {
  return new Map(call.participants.map(({ person }) => [person.id, person.name]));
}
