"use client";
import { Mic, MicOff, Video, VideoOff } from "lucide-react";
import { attempt } from "../attempt";
import type { CallSession, CallSessionActions } from "../session/types";
import { RoundButton } from "./round-button";

type SwitchProps = { session: CallSession; actions: CallSessionActions; size?: "md" | "lg" };

/** Of one's own microphone. */
export function MuteSwitch({ session: { isMuted, canSpeak }, actions, size }: SwitchProps) {
  return (
    <RoundButton
      size={size}
      label={!canSpeak ? "You can only listen here" : isMuted ? "Unmute" : "Mute"}
      shortcut="mod+shift+m"
      tone={isMuted ? "off" : "plain"}
      disabled={!canSpeak}
      onClick={() => attempt(actions.setMuted(!isMuted))}
    >
      {isMuted ? <MicOff /> : <Mic />}
    </RoundButton>
  );
}

/** Of one's own camera. */
export function CameraSwitch({ session: { camera, canSpeak }, actions, size }: SwitchProps) {
  return (
    <RoundButton
      size={size}
      label={camera ? "Turn the camera off" : "Turn the camera on"}
      tone={camera ? "on" : "plain"}
      disabled={!canSpeak}
      onClick={() => attempt(actions.setCamera(!camera))}
    >
      {camera ? <Video /> : <VideoOff />}
    </RoundButton>
  );
}
