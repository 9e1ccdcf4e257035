"use client";
import { Hand, MicOff, Pin, PinOff, UserX, Volume2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showError } from "@/components/ui/show-error";
import { leaveCallContract, updateParticipantContract } from "@/lib/calls/contract";
import { call } from "@/lib/http/client";
import type { TileItem } from "./tiles";

export type PersonControlsProps = {
  item: TileItem;
  callId: string;
  isPinned: boolean;
  onPin: () => void;
  /** Of what one hears of them; null for oneself. */
  volume: number | null;
  onVolume: (volume: number) => void;
  canModerate: boolean;
};

/** What one may do with a tile: for oneself (pin, volume), and as who moderates for everyone. */
export function PersonControls({
  item,
  callId,
  isPinned,
  onPin,
  volume,
  onVolume,
  canModerate,
}: PersonControlsProps) {
  const { participant, kind, isMe } = item;
  const { id: participantId, person, isMuted, handRaisedAt } = participant;
  const params = { callId, participantId };
  const change = (body: { isMuted?: true; isHandRaised?: false }) =>
    void call(updateParticipantContract, { params, body }).catch(showError);
  return (
    <div className="flex flex-col gap-1">
      <Row icon={isPinned ? <PinOff /> : <Pin />} onClick={onPin}>
        {isPinned ? "Unpin" : "Pin for me"}
      </Row>
      {volume !== null && kind === "person" && (
        <label className="flex flex-col gap-1 px-2 py-1 text-sm">
          <span className="flex items-center gap-2">
            <Volume2 className="size-4 text-muted" aria-hidden="true" />
            <span className="flex-1">Volume for me</span>
            <span className="text-muted tabular-nums">{Math.round(volume * 100)}%</span>
          </span>
          <input
            type="range"
            min={0}
            max={100}
            step={5}
            value={Math.round(volume * 100)}
            onChange={({ target }) => onVolume(target.valueAsNumber / 100)}
            className="h-6 w-full accent-(--accent) pointer-coarse:h-11"
          />
        </label>
      )}
      {canModerate && !isMe && kind === "person" && (
        <>
          <hr className="my-1" />
          {!isMuted && (
            <Row icon={<MicOff />} onClick={() => change({ isMuted: true })}>
              Mute for everyone
            </Row>
          )}
          {handRaisedAt && (
            <Row icon={<Hand />} onClick={() => change({ isHandRaised: false })}>
              Lower their hand
            </Row>
          )}
          <ConfirmDialog
            trigger={
              <Button variant="ghost" className="justify-start px-2 text-danger" icon={<UserX />}>
                Put out of the call
              </Button>
            }
            title={`Put ${person.name} out of the call?`}
            description="They can join again. To keep them out, take them out of the channel."
            confirmLabel="Put out"
            onConfirm={() => call(leaveCallContract, { params })}
          />
        </>
      )}
    </div>
  );
}

type RowProps = { icon: ReactNode; onClick: () => void; children: ReactNode };

const Row = ({ icon, onClick, children }: RowProps) => (
  <Button variant="ghost" className="justify-start px-2" icon={icon} onClick={onClick}>
    {children}
  </Button>
);
