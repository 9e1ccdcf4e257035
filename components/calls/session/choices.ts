import type { Chosen } from "./kept-call";
import type { LocalMedia } from "./local-media";
import { NOTICES } from "./notices";

type Options = {
  chosen: Chosen;
  media: LocalMedia;
  canSpeak: () => boolean;
  isClosed: () => boolean;
  /** Something is chosen: others and the microphone follow. */
  onChange: () => void;
  say: (notice: string) => void;
};

/** What the person chooses to send and to hear. A choice holds until the device refuses it. */
export function choices({ chosen, media, canSpeak, isClosed, onChange, say }: Options) {
  let wasMuted = chosen.isMuted;

  async function setMuted(isMuted: boolean): Promise<void> {
    if (!isMuted && !canSpeak()) return say(NOTICES.listenOnly);
    // Who hears nothing isn't heard.
    if (!isMuted) chosen.isDeafened = false;
    chosen.isMuted = isMuted;
    onChange();
    const isDone = await media.setMicrophone(!isMuted);
    if (isClosed() || isDone || chosen.isMuted !== isMuted) return;
    chosen.isMuted = true;
    void media.setMicrophone(false);
    onChange();
  }

  async function setDeafened(isDeafened: boolean): Promise<void> {
    if (isDeafened === chosen.isDeafened) return;
    if (isDeafened) wasMuted = chosen.isMuted;
    chosen.isDeafened = isDeafened;
    const isMuted = isDeafened || wasMuted || !canSpeak();
    if (chosen.isMuted === isMuted) onChange();
    else await setMuted(isMuted);
  }

  async function setCamera(isOn: boolean): Promise<void> {
    if (isOn && !canSpeak()) return say(NOTICES.listenOnly);
    chosen.isCameraOn = isOn;
    onChange();
    const isDone = await media.setCamera(isOn);
    if (!isDone && chosen.isCameraOn === isOn) chosen.isCameraOn = false;
    onChange();
  }

  async function setScreen(...[isOn, hint]: Parameters<LocalMedia["setScreen"]>): Promise<void> {
    if (isOn && !canSpeak()) return say(NOTICES.listenOnly);
    await media.setScreen(isOn, hint);
  }

  return { setMuted, setDeafened, setCamera, setScreen };
}
