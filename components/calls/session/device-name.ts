import { MAX_DEVICE_NAME } from "@/lib/calls/limits";

type ClientHints = { platform?: string; mobile?: boolean };

/** What a person calls this device by when they have joined on another one. */
export function deviceName(): string {
  const { userAgentData } = navigator as Navigator & { userAgentData?: ClientHints };
  const platform =
    userAgentData?.platform || SYSTEMS.find(([sign]) => sign.test(navigator.userAgent))?.[1] || "";
  return platform.slice(0, MAX_DEVICE_NAME);
}

const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Mac OS X/, "macOS"],
  [/Windows/, "Windows"],
  [/Linux/, "Linux"],
];
