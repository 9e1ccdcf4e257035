"use client";
import { useQuery } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useRef } from "react";
import { includesObject } from "@/components/saved/use-saved";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { PointMenu } from "@/components/ui/point-menu";
import { savedInChannelQuery } from "@/lib/saved/queries";
import { type ActionContext, labelOf, type MessageAction } from "./action-types";
import { offeredActions } from "./actions";
import { ActionList, MessageMenuItems } from "./message-menu-items";
import { SwipeSign } from "./swipe-sign";
import { useRowMenu } from "./use-row-menu";
import { useRowTouch } from "./use-row-touch";

export type MessageActionsProps = {
  context: Omit<ActionContext, "isSaved">;
  onAction: (action: MessageAction) => void;
  /** How the pointer that is in the row came there; a finger is down as long. */
  entered: PointerEvent | null;
  /** The id of the action whose picker is open. */
  openControl: string | null;
  setOpenControl: (id: string | null) => void;
  /** A menu of it has opened or closed. */
  onOpenChange: (isOpen: boolean) => void;
};

/** Where one touches, a long press opens all actions: the buttons are there for the keyboard and for screen readers. */
const toolbarStyles = cn(
  "-top-3.5 absolute right-4 z-10 flex rounded-md border border-line bg-raised p-0.5 shadow-sm max-md:right-2",
  "pointer-coarse:pointer-events-none pointer-coarse:opacity-0",
  "pointer-coarse:group-focus-visible:pointer-events-auto pointer-coarse:group-focus-visible:opacity-100",
  "pointer-coarse:has-focus-visible:pointer-events-auto pointer-coarse:has-focus-visible:opacity-100",
);

/** The buttons over a message that is pointed at or has the focus, the rarer ones in a menu; and its context menu. */
export default function MessageActions(props: MessageActionsProps) {
  const { context, onAction, entered, openControl, setOpenControl, onOpenChange } = props;
  const { data: saved } = useQuery(savedInChannelQuery(context.channel.id));
  const { message, channel } = context;
  const known = { ...context, isSaved: includesObject(saved, { type: "message", id: message.id }) };
  const actions = offeredActions(known);
  const toolbar = useRef<HTMLDivElement>(null);
  const menu = useRowMenu(toolbar, onOpenChange);
  const reply = actions.find(({ isReply }) => isReply);
  useRowTouch(toolbar, {
    entered,
    hasReply: reply !== undefined,
    onLongPress: menu.open,
    onReply: () => reply && onAction(reply),
  });
  return (
    <>
      {reply && <SwipeSign />}
      <div ref={toolbar} role="toolbar" aria-label="Message actions" className={toolbarStyles}>
        {actions
          .filter(({ isPrimary }) => isPrimary)
          .map((action) =>
            action.Control ? (
              <action.Control
                key={action.id}
                message={message}
                channel={channel}
                isOpen={openControl === action.id}
                onOpenChange={(isOpen) => setOpenControl(isOpen ? action.id : null)}
              />
            ) : (
              <IconButton
                key={action.id}
                size="sm"
                label={labelOf(action, known)}
                shortcut={action.key}
                onClick={() => onAction(action)}
              >
                <action.icon />
              </IconButton>
            ),
          )}
        <Menu
          align="end"
          onOpenChange={onOpenChange}
          trigger={
            <IconButton size="sm" label="More actions">
              <Ellipsis />
            </IconButton>
          }
        >
          <ActionList
            actions={actions.filter(({ isPrimary }) => !isPrimary)}
            context={known}
            onAction={onAction}
          />
        </Menu>
        <PointMenu
          open={menu.isOpen}
          onOpenChange={menu.setOpen}
          point={menu.point}
          startsOnItem={menu.byKeyboard}
          returnFocus={menu.row}
        >
          <MessageMenuItems
            actions={actions}
            context={known}
            onAction={onAction}
            link={menu.link}
            openControl={setOpenControl}
          />
        </PointMenu>
      </div>
    </>
  );
}
