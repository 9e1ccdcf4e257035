type TalkSettings = { isOn: boolean; key: string };
const KEY = "guildhall.call-push-to-talk";

/** Push to talk, as it was last used on this device. */
export function talkSettings(): TalkSettings {
  try {
    const { isOn, key } = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return { isOn: isOn === true, key: typeof key === "string" && key ? key : "Space" };
  } catch {
    return { isOn: false, key: "Space" };
  }
}

export function rememberTalk(settings: TalkSettings) {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // It holds for this call.
  }
}
