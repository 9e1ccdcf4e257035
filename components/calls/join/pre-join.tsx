"use client";
import { Mic, MicOff, Settings, Video as VideoIcon, VideoOff } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import { showError } from "@/components/ui/show-error";
import type { Call } from "@/lib/calls/schema";
import { LevelMeter } from "../devices/level-meter";
import { usePreview } from "../devices/use-preview";
import { hasDevices, NO_HTTPS, useHasDevices } from "../media-support";
import type { CallSessionActions } from "../session/types";
import { RoundButton } from "../stage/round-button";
import { Video } from "../stage/video";
import { joinsMuted, rememberJoinsMuted } from "./join-choice";
import { WhoIsThere } from "./who-is-there";

const DeviceDialog = onDemand(() => import("../devices/device-dialog"));

export type PreJoinProps = {
  channelId: string;
  /** What is open there; one begins a call where there is none. */
  call: Call | undefined;
  actions: CallSessionActions;
  /** False for who may only listen. */
  canSpeak: boolean;
  /** The words of the button, where there is no call. */
  startLabel?: string;
  /** One is in another call, which joining leaves. */
  isElsewhere?: boolean;
  /** Whether a new call rings; by the kind of channel where nothing is said. */
  rings?: boolean;
  onJoined?: () => void;
  /** Above the button. */
  children?: ReactNode;
};

/** Oneself as the others will see and hear one, before one joins. */
export function PreJoin({
  channelId,
  call,
  actions,
  canSpeak,
  startLabel = "Start the call",
  rings,
  isElsewhere = false,
  onJoined,
  children,
}: PreJoinProps) {
  const me = useMe();
  const canUseDevices = useHasDevices();
  const [isMuted, setMuted] = useState(() => !canSpeak || joinsMuted());
  const [isVideo, setVideo] = useState(false);
  const [open, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<{ microphone: string | null; camera: string | null } | null>(null);
  useEffect(() => {
    if (open || !hasDevices()) return;
    let isGone = false;
    actions.listDevices().then(
      ({ microphone, camera }) =>
        !isGone && setChosen({ microphone: microphone.chosen, camera: camera.chosen }),
      () => !isGone && setChosen({ microphone: null, camera: null }),
    );
    return () => {
      isGone = true;
    };
  }, [actions, open]);
  const isReady = canSpeak && chosen !== null && !isBusy;
  const microphone = usePreview("microphone", isReady && !isMuted, chosen?.microphone ?? null);
  const camera = usePreview("camera", isReady && isVideo, chosen?.camera ?? null);
  const problem = !canSpeak
    ? "You can listen here, and not speak: you may only read this channel."
    : canUseDevices
      ? (camera.problem ?? microphone.problem)
      : NO_HTTPS;
  const cannotUse = !canSpeak || !canUseDevices;

  async function join() {
    setBusy(true);
    try {
      await actions.start(channelId, {
        isVideo: isVideo && camera.problem === null && !cannotUse,
        isMuted: isMuted || microphone.problem !== null || cannotUse,
        ...(rings !== undefined && { rings }),
      });
      onJoined?.();
    } catch (error) {
      // The stage may have taken the place of this.
      showError(error);
    }
    setBusy(false);
  }

  return (
    <div className="flex w-full flex-col gap-4">
      <div
        data-theme="dark"
        className="relative flex aspect-video max-h-[40dvh] w-full items-center justify-center overflow-hidden rounded-xl bg-rail text-ink"
      >
        <Avatar name={me.name} seed={me.id} src={me.image} size="xl" />
        {camera.stream && <Video stream={camera.stream} isMirrored fit="cover" label="Your camera" />}
        <span className="absolute top-2 left-3 text-muted text-sm">
          {camera.stream ? "" : "Your camera is off"}
        </span>
        <div className="absolute inset-x-0 bottom-3 flex items-center justify-center gap-2">
          <RoundButton
            label={isMuted ? "Join with the microphone" : "Join muted"}
            tone={isMuted ? "off" : "plain"}
            disabled={cannotUse}
            onClick={() => {
              setMuted(!isMuted);
              rememberJoinsMuted(!isMuted);
            }}
          >
            {isMuted ? <MicOff /> : <Mic />}
          </RoundButton>
          <RoundButton
            label={isVideo ? "Turn the camera off" : "Turn the camera on"}
            tone={isVideo ? "on" : "plain"}
            disabled={cannotUse}
            onClick={() => setVideo(!isVideo)}
          >
            {isVideo ? <VideoIcon /> : <VideoOff />}
          </RoundButton>
          <RoundButton label="Devices and sound" disabled={!canUseDevices} onClick={() => setOpen(true)}>
            <Settings />
          </RoundButton>
        </div>
        {!isMuted && microphone.stream && (
          <LevelMeter
            stream={microphone.stream}
            className="absolute right-3 bottom-3 leading-none max-sm:hidden"
          />
        )}
      </div>
      {problem && (
        <p role="status" className="text-muted text-sm">
          {problem} {canSpeak && canUseDevices && "You can join and listen all the same."}
        </p>
      )}
      {isElsewhere && <p className="text-muted text-sm">You leave the call that you are in.</p>}
      {children}
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary" className="px-5" loading={isBusy} onClick={() => void join()}>
          {call ? "Join" : startLabel}
        </Button>
        <span className="min-w-0 flex-1 text-muted text-sm">
          {call ? <WhoIsThere call={call} /> : isMuted ? "You begin muted." : "The others hear you at once."}
        </span>
      </div>
      <DeviceDialog open={open} onOpenChange={setOpen} actions={actions} />
    </div>
  );
}
