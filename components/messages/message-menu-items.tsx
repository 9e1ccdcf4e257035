"use client";
import { ExternalLink, Link2 } from "lucide-react";
import { MenuItem, MenuSeparator } from "@/components/ui/menu-item";
import { type ActionContext, labelOf, type MessageAction } from "./action-types";
import { copyWithNotice } from "./actions";

type ActionListProps = {
  actions: readonly MessageAction[];
  context: ActionContext;
  onAction: (action: MessageAction) => void;
};

/** Actions as items of a menu. */
export function ActionList({ actions, context, onAction }: ActionListProps) {
  return actions.map((action) => (
    <MenuItem
      key={action.id}
      icon={<action.icon />}
      shortcut={action.key}
      tone={action.tone}
      onSelect={() => onAction(action)}
    >
      {labelOf(action, context)}
    </MenuItem>
  ));
}

type MessageMenuItemsProps = ActionListProps & {
  /** The address of the link that the menu was opened on. */
  link: string | null;
  openControl: (id: string) => void;
};

/** Everything that can be done with a message, as items of its context menu. */
export function MessageMenuItems({ actions, context, onAction, link, openControl }: MessageMenuItemsProps) {
  const { message, channel } = context;
  return (
    <>
      {actions.map(
        ({ id, key, Items }) =>
          Items && (
            <Items
              key={id}
              message={message}
              channel={channel}
              shortcut={key}
              onOpen={() => openControl(id)}
            />
          ),
      )}
      {link && (
        <>
          <MenuSeparator />
          <MenuItem icon={<ExternalLink />} onSelect={() => window.open(link, "_blank", "noopener")}>
            Open link in a new tab
          </MenuItem>
          <MenuItem icon={<Link2 />} onSelect={() => void copyWithNotice(link, "Link copied")}>
            Copy link address
          </MenuItem>
        </>
      )}
      <MenuSeparator />
      <ActionList actions={actions.filter(({ Items }) => !Items)} context={context} onAction={onAction} />
    </>
  );
}
