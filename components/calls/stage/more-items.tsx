"use client";
import {
  Bell,
  Grid2x2,
  HeadphoneOff,
  Headphones,
  Maximize,
  Minimize,
  PhoneOff,
  RectangleHorizontal,
  Settings,
} from "lucide-react";
import { MenuCheckboxItem, MenuItem, MenuSeparator } from "@/components/ui/menu-item";
import type { StageView } from "./tiles";

export type MoreItemsProps = {
  isDeafened: boolean;
  onDeafen: () => void;
  isPushToTalk: boolean;
  onPushToTalk: (isOn: boolean) => void;
  view: StageView;
  onView: (view: StageView) => void;
  isFullScreen: boolean;
  onFullScreen: () => void;
  onDevices: () => void;
  /** Null where nobody is to be rung for. */
  onRing: (() => void) | null;
  /** For those who moderate. */
  onEnd: (() => void) | null;
};

/** What the bar has no room for. */
export function MoreItems(props: MoreItemsProps) {
  const { isDeafened, view, isFullScreen, onRing, onEnd } = props;
  return (
    <>
      <MenuItem
        icon={isDeafened ? <Headphones /> : <HeadphoneOff />}
        shortcut="mod+shift+d"
        onSelect={props.onDeafen}
      >
        {isDeafened ? "Hear the others again" : "Deafen"}
      </MenuItem>
      <MenuItem
        icon={view === "grid" ? <RectangleHorizontal /> : <Grid2x2 />}
        onSelect={() => props.onView(view === "grid" ? "speaker" : "grid")}
      >
        {view === "grid" ? "Speaker view" : "Grid view"}
      </MenuItem>
      <MenuItem icon={isFullScreen ? <Minimize /> : <Maximize />} onSelect={props.onFullScreen}>
        {isFullScreen ? "Leave full screen" : "Full screen"}
      </MenuItem>
      <MenuSeparator />
      <MenuCheckboxItem checked={props.isPushToTalk} onCheckedChange={props.onPushToTalk}>
        Push to talk
      </MenuCheckboxItem>
      <MenuItem icon={<Settings />} onSelect={props.onDevices}>
        Devices and sound…
      </MenuItem>
      {onRing && (
        <MenuItem icon={<Bell />} onSelect={onRing}>
          Ring people…
        </MenuItem>
      )}
      {onEnd && (
        <>
          <MenuSeparator />
          <MenuItem icon={<PhoneOff />} tone="danger" onSelect={onEnd}>
            End the call for everyone…
          </MenuItem>
        </>
      )}
    </>
  );
}
