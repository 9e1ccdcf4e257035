"use client";
import { Ellipsis, Hand, HeadphoneOff, MicOff, MonitorUp, Pin } from "lucide-react";
import type { CSSProperties } from "react";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { PersonControls, type PersonControlsProps } from "./person-controls";
import { Video } from "./video";

type TileProps = PersonControlsProps & {
  isSpeaking: boolean;
  size?: "large" | "small";
  style?: CSSProperties;
  className?: string;
};

const QUALITY = { connecting: "Connecting…", good: null, weak: "Weak connection", lost: "Connection lost" };

/** Somebody in a call, or their screen: the picture, or the face while there is none; the name bottom left. */
export function Tile({ isSpeaking, size = "large", style, className, ...controls }: TileProps) {
  const { item, isPinned, onPin } = controls;
  const { kind, participant, stream, isMe, quality } = item;
  const { person, isMuted, isDeafened, canSpeak, handRaisedAt } = participant;
  const isInterrupted = participant.isInterrupted && !isMuted;
  const name = isMe ? "You" : person.name;
  const isScreen = kind === "screen";
  const problem = quality && QUALITY[quality];
  const facts = isScreen
    ? []
    : [
        isMuted && (canSpeak ? "muted" : "listens only"),
        isInterrupted && "can’t be heard right now",
        isDeafened && "deafened",
        handRaisedAt && "hand raised",
        problem?.toLowerCase().replace("…", ""),
      ].filter(Boolean);
  const title = isScreen ? (isMe ? "Your screen" : `${person.name}’s screen`) : name;
  return (
    <li
      aria-label={[title, ...facts].join(", ")}
      data-tile={item.key}
      onDoubleClick={onPin}
      style={style}
      className={cn(
        "@container/tile group/tile relative min-h-0 min-w-0 overflow-hidden rounded-lg bg-surface",
        className,
      )}
    >
      <span
        className={cn("absolute inset-0 flex items-center justify-center", size === "small" && "pb-6")}
        aria-hidden="true"
      >
        {isScreen ? (
          <span className="flex flex-col items-center gap-2 text-muted text-sm">
            <MonitorUp className="size-8" />
            {size === "large" && (isMe ? "Others see your screen" : "The screen is on its way…")}
          </span>
        ) : (
          <Avatar
            name={person.name}
            seed={person.id}
            src={person.image}
            size={size === "large" ? "xl" : "lg"}
            className={cn(size === "large" && "@max-[9rem]/tile:size-9 @max-[9rem]/tile:text-sm")}
          />
        )}
      </span>
      {stream && (
        <Video
          stream={stream}
          isMirrored={isMe && !isScreen}
          fit={isScreen ? "contain" : "cover"}
          label={isScreen ? title : `${isMe ? "Your" : `${person.name}’s`} camera`}
        />
      )}
      {handRaisedAt && !isScreen && (
        <span className="absolute top-2 left-2 flex size-7 items-center justify-center rounded-full bg-brass text-brass-ink">
          <Hand className="size-4" aria-hidden="true" />
        </span>
      )}
      <span className="absolute bottom-2 left-2 flex max-w-[calc(100%-1rem)] items-center gap-1.5 rounded-md bg-scrim px-2 py-0.5 font-medium text-ink text-sm">
        {isPinned && <Pin className="size-3.5 shrink-0" aria-hidden="true" />}
        {isScreen && <MonitorUp className="size-3.5 shrink-0" aria-hidden="true" />}
        {!isScreen && (isMuted || isInterrupted) && (
          <MicOff
            className={cn("size-3.5 shrink-0", isInterrupted ? "text-warn" : "text-danger")}
            aria-hidden="true"
          />
        )}
        {!isScreen && isDeafened && (
          <HeadphoneOff className="size-3.5 shrink-0 text-danger" aria-hidden="true" />
        )}
        <bdi className="truncate">{title}</bdi>
        {(problem || isInterrupted) && !isScreen && (
          <span className="@max-[11rem]/tile:hidden truncate text-muted text-xs">
            {isInterrupted ? "Can’t be heard right now" : problem}
          </span>
        )}
      </span>
      {/* Over the picture, where an outline would be cut off. */}
      {isSpeaking && !isScreen && (
        <span
          data-speaking
          aria-hidden="true"
          className="pointer-events-none absolute inset-0 rounded-lg ring-3 ring-ok ring-inset"
        />
      )}
      <Popover
        title={title}
        align="end"
        className="w-64"
        trigger={
          <IconButton
            label={`Options for ${title}`}
            className="absolute top-1.5 right-1.5 size-8 bg-scrim text-ink opacity-0 focus-visible:opacity-100 group-focus-within/tile:opacity-100 group-hover/tile:opacity-100 aria-expanded:opacity-100 pointer-coarse:opacity-100"
          >
            <Ellipsis />
          </IconButton>
        }
      >
        <PersonControls {...controls} />
      </Popover>
    </li>
  );
}
