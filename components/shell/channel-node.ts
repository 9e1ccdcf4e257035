import type { Presence } from "@/components/ui/presence-dot";
import type { ChannelType } from "@/lib/channels/types";

export type ChannelNode = {
  id: string;
  type: ChannelType;
  name: string;
  href: string;
  isPrivate?: boolean;
  /** How many messages are unread. */
  unread?: number;
  /** Whether others changed what it holds since one last looked. */
  hasChanges?: boolean;
  isMuted?: boolean;
  /** Something is written there that isn't sent. */
  hasDraft?: boolean;
  mentions?: number;
  /** Of the other person, where the channel stands for one. */
  presence?: Presence;
  image?: string | null;
  /** The color's seed, where it isn't the id. */
  seed?: string;
  /** The person whose status stands beside it. */
  statusOf?: string;
  children?: readonly ChannelNode[];
};

/** A visible line of the tree, with what assistive technology needs to place it. */
export type TreeRow = {
  node: ChannelNode;
  level: number;
  position: number;
  siblings: number;
  parentId?: string;
  isExpanded?: boolean;
  /** Something below a collapsed line is unread. */
  hidesUnread: boolean;
};

/** The lines that show, in order: children of collapsed nodes are left out. */
export function visibleRows(
  nodes: readonly ChannelNode[],
  isCollapsed: (id: string) => boolean,
  level = 1,
  parentId?: string,
): TreeRow[] {
  return nodes.flatMap((node, i) => {
    const children = node.children ?? [];
    const hasChildren = children.length > 0;
    const isExpanded = hasChildren && !isCollapsed(node.id);
    const row: TreeRow = {
      node,
      level,
      position: i + 1,
      siblings: nodes.length,
      parentId,
      isExpanded: hasChildren ? isExpanded : undefined,
      hidesUnread: hasChildren && !isExpanded && children.some(holdsUnread),
    };
    return isExpanded ? [row, ...visibleRows(children, isCollapsed, level + 1, node.id)] : [row];
  });
}

function holdsUnread(node: ChannelNode): boolean {
  return (
    (Boolean(node.unread || node.hasChanges) && !node.isMuted) || (node.children ?? []).some(holdsUnread)
  );
}
