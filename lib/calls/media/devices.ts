import { deviceProblem, type InputKind, insecureProblem, nameOfError as nameOf } from "@/lib/device-problem";

export type { InputKind };
export type DeviceKind = InputKind | "speaker";
export type DeviceChoice = { id: string; label: string };

/** What a device gives, or why there is none, in words for the person. */
export type OpenedDevice = { track: MediaStreamTrack; notice: string | null } | { problem: string };

const KINDS: Record<DeviceKind, MediaDeviceKind> = {
  microphone: "audioinput",
  camera: "videoinput",
  speaker: "audiooutput",
};
const NAMES: Record<DeviceKind, string> = { microphone: "Microphone", camera: "Camera", speaker: "Speaker" };

const storageKey = (kind: DeviceKind) => `guildhall.call-${kind}`;

/** The device that somebody has chosen on this computer, whether it is connected or not; null for the system's default. */
export function chosenDevice(kind: DeviceKind): DeviceChoice | null {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey(kind)) ?? "null");
    return typeof stored?.id === "string" && typeof stored.label === "string" ? stored : null;
  } catch {
    return null;
  }
}

export function rememberDevice(kind: DeviceKind, choice: DeviceChoice | null) {
  try {
    if (choice) localStorage.setItem(storageKey(kind), JSON.stringify(choice));
    else localStorage.removeItem(storageKey(kind));
  } catch {
    // Storage is full or refused: the choice holds for this call.
  }
}

/** The connected devices, without the system's aliases of them. Without permission they have no names. */
export async function listDevices(kind: DeviceKind): Promise<DeviceChoice[]> {
  const all = await (navigator.mediaDevices?.enumerateDevices() ?? []);
  return all
    .filter(({ kind: its, deviceId }) => its === KINDS[kind] && !ALIASES.has(deviceId))
    .map(({ deviceId, label }, n) => ({ id: deviceId, label: label || `${NAMES[kind]} ${n + 1}` }));
}

const ALIASES = new Set(["", "default", "communications"]);

/** The chosen device among those connected. Browsers may give it another id; then its name tells. */
export async function findChosen(kind: DeviceKind): Promise<DeviceChoice | null> {
  const chosen = chosenDevice(kind);
  if (!chosen) return null;
  const devices = await listDevices(kind);
  return (
    devices.find(({ id }) => id === chosen.id) ?? devices.find(({ label }) => label === chosen.label) ?? null
  );
}

const DETAILS: Record<InputKind, { wanted: MediaTrackConstraints; least: MediaTrackConstraints }> = {
  microphone: {
    wanted: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    least: {},
  },
  camera: {
    wanted: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 24 } },
    least: {},
  },
};

/**
 * Opens the chosen microphone or camera, without details that it can't give; else the system's default, and says so. The
 * choice is kept for when the device is back.
 */
export async function openDevice(kind: InputKind): Promise<OpenedDevice> {
  if (!navigator.mediaDevices) return { problem: insecureProblem(kind) };
  const chosen = chosenDevice(kind);
  const { wanted, least } = DETAILS[kind];
  const found = chosen && (await findChosen(kind).catch(() => null));
  const exact = found ?? chosen;
  const ofChosen = exact
    ? [wanted, least].map((details) => ({ ...details, deviceId: { exact: exact.id } }))
    : [];
  let failure: unknown;
  let chosenFailure: unknown;
  for (const constraints of [...ofChosen, wanted, least]) {
    if (isAbsent(failure) && "deviceId" in constraints) continue;
    try {
      const track = await open(kind, constraints);
      const isOther = chosen && !("deviceId" in constraints) && track.label !== chosen.label;
      return { track, notice: isOther ? replaced(chosen, track, chosenFailure) : null };
    } catch (error) {
      failure = error;
      if ("deviceId" in constraints) chosenFailure = error;
      if (nameOf(error) === "NotAllowedError" || nameOf(error) === "SecurityError") break;
    }
  }
  return { problem: deviceProblem(failure, kind) };
}

async function open(kind: InputKind, constraints: MediaTrackConstraints): Promise<MediaStreamTrack> {
  const stream = await navigator.mediaDevices.getUserMedia({
    [kind === "camera" ? "video" : "audio"]: Object.keys(constraints).length > 0 ? constraints : true,
  });
  const [track] = stream.getTracks();
  if (!track) throw new DOMException("The browser gave no track", "NotFoundError");
  return track;
}

/** Not there, rather than busy or unable to give what was asked for. */
const isAbsent = (error: unknown) =>
  nameOf(error) === "NotFoundError" ||
  (nameOf(error) === "OverconstrainedError" && (error as OverconstrainedError).constraint === "deviceId");

const replaced = (chosen: DeviceChoice, track: MediaStreamTrack, failure: unknown) =>
  isAbsent(failure)
    ? `${chosen.label} isn’t connected: using ${track.label}.`
    : `${chosen.label} can’t be used right now: using ${track.label}.`;
