import type { Purpose } from "@/lib/calls/media/transport";

type Sound = { element: HTMLAudioElement; participantId: string };
type Options = {
  /** 0 to 1. */
  volumeOf: (participantId: string) => number;
  /** Nobody hears who may not speak. */
  isAllowed: (participantId: string) => boolean;
  /** The browser plays nothing until somebody taps, or plays again. */
  onBlocked: (isBlocked: boolean) => void;
};

/** Plays what others send. The elements belong to the call, not to a page: they go on while one goes elsewhere. */
export function remoteAudio({ volumeOf, isAllowed, onBlocked }: Options) {
  const sounds = new Map<string, Sound>();
  let isDeafened = false;
  let speaker = "";

  async function play(element: HTMLAudioElement) {
    try {
      await element.play();
    } catch (error) {
      // Anything else means that it was replaced meanwhile.
      if (error instanceof DOMException && error.name === "NotAllowedError") onBlocked(true);
    }
  }

  function apply({ element, participantId }: Sound) {
    element.muted = isDeafened || !isAllowed(participantId);
    element.volume = volumeOf(participantId);
  }

  function remove(key: string) {
    const sound = sounds.get(key);
    if (!sound) return;
    sounds.delete(key);
    sound.element.pause();
    sound.element.srcObject = null;
  }

  return {
    set(participantId: string, purpose: Purpose, track: MediaStreamTrack | null) {
      const key = `${participantId} ${purpose}`;
      remove(key);
      if (!track) return;
      const sound = { element: new Audio(), participantId };
      sounds.set(key, sound);
      sound.element.srcObject = new MediaStream([track]);
      apply(sound);
      if (speaker) void sound.element.setSinkId?.(speaker).catch(() => {});
      void play(sound.element);
    },
    /** After a change of what `volumeOf` and `isAllowed` say. */
    refresh() {
      for (const sound of sounds.values()) apply(sound);
    },
    setDeafened(next: boolean) {
      isDeafened = next;
      for (const sound of sounds.values()) apply(sound);
    },
    /** @throws where the browser doesn't know the device, or can't choose */
    async setSpeaker(id: string) {
      speaker = id;
      await Promise.all([...sounds.values()].map(({ element }) => element.setSinkId?.(id)));
    },
    async playAll() {
      onBlocked(false);
      await Promise.all([...sounds.values()].map(({ element }) => play(element)));
    },
    /** Of those who are in the call. What came before its sender was listed stays until the next list. */
    keepOnly(participantIds: ReadonlySet<string>) {
      for (const [key, { participantId }] of sounds) if (!participantIds.has(participantId)) remove(key);
    },
    elements: () => [...sounds.values()].map(({ element }) => element),
    close() {
      for (const key of [...sounds.keys()]) remove(key);
    },
  };
}
