"use client";
import { type ReactNode, useRef, useState } from "react";
import { useOpenCalls } from "@/components/calls/open-calls";
import { ContextMenu } from "@/components/ui/context-menu";
import { type ChannelNode, visibleRows } from "./channel-node";
import { ChannelRow } from "./channel-row";
import { useTreeKeys } from "./use-tree-keys";

type ChannelTreeProps = {
  label: string;
  nodes: readonly ChannelNode[];
  activeId?: string;
  collapsedIds?: readonly string[];
  /** Called with the whole new list, for remembering it. */
  onCollapsedChange?: (ids: string[]) => void;
  /** MenuItems for right click, long press and the menu key. */
  menuItems?: (node: ChannelNode) => ReactNode;
  /** Besides following the link. */
  onOpen?: (node: ChannelNode) => void;
};

/** Channels within channels. One line is in the tab order: the last focused, else the open one, else the first. */
export function ChannelTree({
  label,
  nodes,
  activeId,
  collapsedIds,
  onCollapsedChange,
  menuItems,
  onOpen,
}: ChannelTreeProps) {
  const [ownCollapsed, setOwnCollapsed] = useState<readonly string[]>([]);
  const [focusedId, setFocusedId] = useState<string>();
  const [menuId, setMenuId] = useState<string>();
  const elements = useRef(new Map<string, HTMLElement>());

  const calls = useOpenCalls();
  const collapsed = collapsedIds ?? ownCollapsed;
  const rows = visibleRows(nodes, (id) => collapsed.includes(id));
  const tabStop =
    [focusedId, activeId].find((id) => rows.some((row) => row.node.id === id)) ?? rows[0]?.node.id;

  function setExpanded(id: string, expanded: boolean) {
    const next = expanded ? collapsed.filter((other) => other !== id) : [...collapsed, id];
    setOwnCollapsed(next);
    onCollapsedChange?.(next);
  }

  const onKeyDown = useTreeKeys({ rows, setExpanded, focus: (id) => elements.current.get(id)?.focus() });

  const tree = (
    <div role="tree" aria-label={label} className="flex flex-col gap-px px-2">
      {rows.map((row) => (
        <ChannelRow
          key={row.node.id}
          row={row}
          call={calls.find(({ channelId }) => channelId === row.node.id)}
          isActive={row.node.id === activeId}
          isTabStop={row.node.id === tabStop}
          elementRef={(element) => {
            if (element) elements.current.set(row.node.id, element);
            else elements.current.delete(row.node.id);
          }}
          onFocus={() => setFocusedId(row.node.id)}
          onKeyDown={(event) => onKeyDown(event, row.node.id)}
          onToggle={() => setExpanded(row.node.id, !row.isExpanded)}
          onOpen={() => onOpen?.(row.node)}
          onContextMenu={() => setMenuId(row.node.id)}
        />
      ))}
    </div>
  );

  if (!menuItems) return tree;
  const menuNode = rows.find((row) => row.node.id === menuId)?.node;
  return <ContextMenu items={menuNode && menuItems(menuNode)}>{tree}</ContextMenu>;
}
