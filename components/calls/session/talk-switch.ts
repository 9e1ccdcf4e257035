import { pushToTalk } from "./push-to-talk";
import { rememberTalk, talkSettings } from "./talk-key";

/** Push to talk, as this device has it, and whether its key is held. */
export function talkSwitch(onChange: () => void) {
  let settings = talkSettings();
  let keys: ReturnType<typeof pushToTalk> | null = null;
  let isHeld = false;

  function listen() {
    keys?.stop();
    keys = pushToTalk({
      key: settings.key,
      onHeld(next) {
        isHeld = next;
        onChange();
      },
    });
  }
  if (settings.isOn) listen();

  return {
    settings: () => settings,
    isHeld: () => isHeld,
    /** Whether it lets the microphone be heard. */
    isOpen: () => !settings.isOn || isHeld,
    set(isOn: boolean, key = settings.key) {
      settings = { isOn, key };
      rememberTalk(settings);
      if (isOn) listen();
      else keys?.stop();
      onChange();
    },
    hold: (next: boolean) => keys?.hold(next),
    stop: () => keys?.stop(),
  };
}
