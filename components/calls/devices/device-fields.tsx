"use client";
import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { showError } from "@/components/ui/show-error";
import { attempt } from "../attempt";
import { hasDevices, NO_HTTPS, useHasDevices } from "../media-support";
import type { CallSessionActions, DeviceKind } from "../session/types";
import { LevelMeter } from "./level-meter";
import { playTestSound } from "./test-sound";
import { usePreview } from "./use-preview";

type Devices = Awaited<ReturnType<CallSessionActions["listDevices"]>>;
const LABELS: Record<DeviceKind, string> = { microphone: "Microphone", camera: "Camera", speaker: "Speaker" };

/** The devices, as they come and go. */
function useDevices({ listDevices }: Pick<CallSessionActions, "listDevices">) {
  const [devices, setDevices] = useState<Devices | null>(null);
  const read = useCallback(() => void listDevices().then(setDevices, showError), [listDevices]);
  useEffect(() => {
    if (!hasDevices()) return;
    read();
    navigator.mediaDevices.addEventListener("devicechange", read);
    return () => navigator.mediaDevices.removeEventListener("devicechange", read);
  }, [read]);
  return [devices, read] as const;
}

type DeviceFieldsProps = {
  actions: Pick<CallSessionActions, "listDevices" | "chooseDevice">;
  /** The microphone is asked for at once: somebody has just pressed a button for it. */
  isAsked: boolean;
};

/** Which devices calls use, with a level for the microphone, a picture of the camera and a sound for the speaker. */
export function DeviceFields({ actions, isAsked }: DeviceFieldsProps) {
  const canChoose = useHasDevices();
  const [devices, readAgain] = useDevices(actions);
  const [showsCamera, setShowsCamera] = useState(false);
  const [hears, setHears] = useState(isAsked);
  const microphone = usePreview("microphone", hears && devices !== null, devices?.microphone.chosen ?? null);
  const camera = usePreview("camera", showsCamera, devices?.camera.chosen ?? null);
  // The browser names devices only after it was allowed to use one.
  useEffect(() => {
    if (microphone.stream) readAgain();
  }, [microphone.stream, readAgain]);
  if (!canChoose) return <p className="text-muted">{NO_HTTPS}</p>;

  const choose = (kind: DeviceKind, id: string) => attempt(actions.chooseDevice(kind, id).then(readAgain));
  const field = (kind: DeviceKind) => {
    const { chosen, devices: listed } = devices?.[kind] ?? { chosen: null, devices: [] };
    const isAway = chosen !== null && chosen !== "" && !listed.some(({ id }) => id === chosen);
    return (
      <Field
        label={LABELS[kind]}
        {...(isAway && { description: "The chosen one isn’t connected: the system’s is used." })}
      >
        <Select
          value={isAway ? "" : (chosen ?? "")}
          onValueChange={(id) => choose(kind, id)}
          options={[
            { value: "", label: "As the system has it" },
            ...listed.filter(({ id }) => id !== "").map(({ id, label }) => ({ value: id, label })),
          ]}
        />
      </Field>
    );
  };
  return (
    <div className="flex flex-col gap-4">
      <div>
        {field("microphone")}
        {microphone.problem ? (
          <p className="mt-1.5 text-muted text-sm">{microphone.problem}</p>
        ) : !hears ? (
          <Button size="sm" className="mt-2" onClick={() => setHears(true)}>
            Try the microphone
          </Button>
        ) : (
          <LevelMeter stream={microphone.stream} className="mt-2 block leading-none" />
        )}
      </div>
      <div>
        {field("speaker")}
        <Button
          size="sm"
          className="mt-2"
          onClick={() => attempt(playTestSound(devices?.speaker.chosen ?? ""))}
        >
          Play a test sound
        </Button>
      </div>
      <div>
        {field("camera")}
        <Button
          size="sm"
          className="mt-2"
          aria-pressed={showsCamera}
          onClick={() => setShowsCamera(!showsCamera)}
        >
          {showsCamera ? "Hide the picture" : "Show the picture"}
        </Button>
        {camera.problem && <p className="mt-1.5 text-muted text-sm">{camera.problem}</p>}
        {camera.stream && <CameraPicture stream={camera.stream} />}
      </div>
    </div>
  );
}

function CameraPicture({ stream }: { stream: MediaStream }) {
  return (
    <video
      aria-label="Your camera"
      ref={(video) => {
        if (video && video.srcObject !== stream) video.srcObject = stream;
      }}
      autoPlay
      muted
      playsInline
      className="-scale-x-100 mt-2 aspect-video w-full rounded-lg bg-rail object-cover"
    />
  );
}
