import type { QueryClient } from "@tanstack/react-query";
import type { ComponentType } from "react";
import type { Message } from "@/lib/messages/schema";
import type { MessageChannel } from "./message-channel";

/** The context of an action. */
export type ActionContext = {
  message: Message;
  channel: MessageChannel;
  userId: string;
  /** The slug of the open workspace. */
  slug: string;
  client: QueryClient;
  isSaved: boolean;
  /** It is shown above the replies of its thread. */
  isRoot: boolean;
  edit: () => void;
  openThread: (threadId: string) => void;
};

export type ActionDialogProps = Pick<ActionContext, "message" | "channel"> & { onClose: () => void };
export type ActionControlProps = Pick<ActionContext, "message" | "channel"> & {
  /** Whether its popup is open, by click or by key. */
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

export type ActionItemsProps = Pick<ActionContext, "message" | "channel"> & {
  shortcut: string | undefined;
  /** Opens the popup of the action's control. */
  onOpen: () => void;
};

/** Something that can be done with a message, declared once for the buttons, the menu and the keys. */
export type MessageAction = {
  id: string;
  label: string | ((context: ActionContext) => string);
  /** In the list of shortcuts, where the label depends on the message. */
  listedAs?: string;
  icon: ComponentType;
  /** A key that does it while the message has the focus. */
  key?: string;
  /** Has a button of its own; the others are in the menu. */
  isPrimary?: boolean;
  /** Answers the message. A swipe does the first that is offered. */
  isReply?: boolean;
  tone?: "danger";
  /** Offered for every message unless this says otherwise. */
  isOffered?: (context: ActionContext) => boolean;
  /** One of these: what happens, a dialog that opens, or what stands in place of the button. */
  run?: (context: ActionContext) => void | Promise<void>;
  Dialog?: ComponentType<ActionDialogProps>;
  Control?: ComponentType<ActionControlProps>;
  /** With a control: what stands for it at the head of the context menu. */
  Items?: ComponentType<ActionItemsProps>;
};

export const labelOf = ({ label }: MessageAction, context: ActionContext) =>
  typeof label === "string" ? label : label(context);
