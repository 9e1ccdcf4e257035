import { findChosen, openDevice } from "@/lib/calls/media/devices";
import type { Purpose, ScreenHint } from "@/lib/calls/media/transport";

type Options = {
  publish: (purpose: Purpose, track: MediaStreamTrack | null, hint?: ScreenHint) => void;
  /** Something began or ended that shows, or that others are to know. */
  onChange: () => void;
  onNotice: (notice: string) => void;
};

/**
 * The own microphone, camera and screen. What is asked of the browser may come seconds later: what nobody wants any more
 * by then is stopped at once.
 */
export function localMedia({ publish, onChange, onNotice }: Options) {
  let isClosed = false;
  let microphone: MediaStreamTrack | null = null;
  /** Of all who want it meanwhile, one asks. */
  let opening: Promise<boolean> | null = null;
  let wantsMicrophone = false;
  let isOpen = false;
  /** The system has taken it, as for a phone call. */
  let isInterrupted = false;
  /** Whether the chosen microphone was connected when that was last asked. */
  let wasFound: boolean | null = null;
  let wantsCamera = false;
  let wantsScreen = false;
  // One stream per purpose for the whole call: others know them by their ids.
  const cameraStream = new MediaStream();
  const screenStream = new MediaStream();

  const setEnabled = () => {
    if (microphone) microphone.enabled = wantsMicrophone && isOpen;
  };

  /** @returns whether there is one */
  function openMicrophone(): Promise<boolean> {
    opening ??= askForMicrophone().finally(() => {
      opening = null;
    });
    return opening;
  }

  async function askForMicrophone(): Promise<boolean> {
    const opened = await openDevice("microphone");
    const isUnwanted = isClosed || !wantsMicrophone;
    if ("problem" in opened) {
      if (!isUnwanted) onNotice(opened.problem);
      return false;
    }
    if (isUnwanted) {
      opened.track.stop();
      return false;
    }
    wasFound = opened.notice === null;
    if (opened.notice) onNotice(opened.notice);
    takeMicrophone(opened.track);
    return true;
  }

  function takeMicrophone(track: MediaStreamTrack) {
    release(microphone);
    microphone = track;
    isInterrupted = false;
    setEnabled();
    track.onmute = () => interrupt(true);
    track.onunmute = () => interrupt(false);
    track.onended = () => void replaceMicrophone();
    publish("audio", track);
    onChange();
  }

  function interrupt(next: boolean) {
    isInterrupted = next;
    onChange();
  }

  /** It was unplugged, or the system took it. In a hidden page the browser refuses another until one is back. */
  async function replaceMicrophone() {
    dropMicrophone();
    isInterrupted = wantsMicrophone;
    onChange();
    if (!wantsMicrophone || document.visibilityState === "hidden") return;
    await openMicrophone();
  }

  function dropMicrophone() {
    release(microphone);
    microphone = null;
    publish("audio", null);
  }

  /** @returns whether it is as wanted */
  async function setMicrophone(isOn: boolean): Promise<boolean> {
    wantsMicrophone = isOn;
    if (!isOn) isInterrupted = false;
    setEnabled();
    if (!isOn || microphone) return true;
    return openMicrophone();
  }

  async function setCamera(isOn: boolean): Promise<boolean> {
    wantsCamera = isOn;
    if (!isOn) {
      empty(cameraStream);
      publish("camera", null);
      onChange();
      return true;
    }
    if (cameraStream.getTracks().length > 0) return true;
    return openCamera();
  }

  async function openCamera(): Promise<boolean> {
    const opened = await openDevice("camera");
    if ("problem" in opened) {
      if (wantsCamera && !isClosed) onNotice(opened.problem);
      wantsCamera = false;
      return false;
    }
    const { track, notice } = opened;
    if (isClosed || !wantsCamera) {
      track.stop();
      return false;
    }
    if (notice) onNotice(notice);
    empty(cameraStream);
    cameraStream.addTrack(track);
    track.onended = () => {
      onNotice("The camera was disconnected.");
      void setCamera(false);
    };
    publish("camera", track);
    onChange();
    return true;
  }

  async function setScreen(isOn: boolean, hint: ScreenHint = "detail"): Promise<boolean> {
    wantsScreen = isOn;
    if (!isOn) {
      empty(screenStream);
      publish("screen", null);
      publish("screenAudio", null);
      onChange();
      return true;
    }
    const shared = await askForScreen(hint);
    if (!shared) {
      wantsScreen = screenStream.getTracks().length > 0;
      return false;
    }
    if (isClosed || !wantsScreen) {
      for (const track of shared.getTracks()) track.stop();
      return false;
    }
    empty(screenStream);
    const [video] = shared.getVideoTracks();
    const [audio = null] = shared.getAudioTracks();
    if (!video) return false;
    video.contentHint = hint;
    // The browser's own bar, or the window that was shared closed.
    video.onended = () => void setScreen(false);
    for (const track of shared.getTracks()) screenStream.addTrack(track);
    publish("screen", video, hint);
    publish("screenAudio", audio);
    onChange();
    return true;
  }

  /** Null where the person changed their mind, which is no error. */
  async function askForScreen(hint: ScreenHint): Promise<MediaStream | null> {
    if (!navigator.mediaDevices?.getDisplayMedia) {
      onNotice("This browser can’t share the screen. Use a browser on a computer, over https.");
      return null;
    }
    try {
      const frameRate = hint === "motion" ? 30 : 15;
      return await navigator.mediaDevices.getDisplayMedia({ video: { frameRate }, audio: true });
    } catch (error) {
      if ((error as Error).name !== "NotAllowedError" && !isClosed)
        onNotice("The screen can’t be shared. Try another window, or restart the browser.");
      return null;
    }
  }

  return {
    setMicrophone,
    setCamera,
    setScreen,
    /** What push to talk holds shut. */
    setOpen(next: boolean) {
      isOpen = next;
      setEnabled();
    },
    microphone: () => microphone,
    hasMicrophone: () => microphone?.readyState === "live",
    isInterrupted: () => isInterrupted,
    camera: () => (cameraStream.getTracks().length > 0 ? cameraStream : null),
    screen: () => (screenStream.getTracks().length > 0 ? screenStream : null),
    /** Takes what was chosen since, with the choice of muted or not as it is. */
    async switchTo(kind: "microphone" | "camera") {
      if (kind === "camera") return void (wantsCamera && (await openCamera()));
      if (wantsMicrophone) await openMicrophone();
      else dropMicrophone();
    },
    /** The page is visible again: what the system took while it wasn't is taken anew. */
    async recover() {
      const isSilent = microphone ? microphone.muted || microphone.readyState === "ended" : true;
      if (wantsMicrophone && isSilent) await openMicrophone();
    },
    /** A device was plugged in or out. The chosen one isn't taken by itself when it is back. */
    async onDeviceChange() {
      const before = wasFound;
      const found = await findChosen("microphone").catch(() => null);
      wasFound = found !== null;
      const isBack = found && before === false && microphone && microphone.label !== found.label;
      if (isBack && !isClosed) onNotice(`${found.label} is connected again. Choose it to use it.`);
    },
    /** What is sent, for an engine that begins anew. */
    publishAll() {
      if (microphone) publish("audio", microphone);
      const [camera] = cameraStream.getTracks();
      if (camera) publish("camera", camera);
      const [screen] = screenStream.getVideoTracks();
      if (screen) publish("screen", screen, screen.contentHint === "motion" ? "motion" : "detail");
      const [sound] = screenStream.getAudioTracks();
      if (sound) publish("screenAudio", sound);
    },
    /** Everything ends: no light stays on. */
    stopAll() {
      wantsMicrophone = false;
      wantsCamera = false;
      wantsScreen = false;
      dropMicrophone();
      for (const stream of [cameraStream, screenStream]) empty(stream);
      for (const purpose of ["camera", "screen", "screenAudio"] as const) publish(purpose, null);
    },
    close() {
      isClosed = true;
      wantsMicrophone = false;
      wantsCamera = false;
      wantsScreen = false;
      release(microphone);
      microphone = null;
      for (const stream of [cameraStream, screenStream]) empty(stream);
    },
  };
}

function release(track: MediaStreamTrack | null) {
  if (!track) return;
  track.onmute = null;
  track.onunmute = null;
  track.onended = null;
  track.stop();
}

function empty(stream: MediaStream) {
  for (const track of stream.getTracks()) {
    stream.removeTrack(track);
    release(track);
  }
}

export type LocalMedia = ReturnType<typeof localMedia>;
