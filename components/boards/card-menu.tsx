"use client";
import {
  Archive,
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowRightLeft,
  ArrowRightToLine,
  ArrowUp,
  CalendarDays,
  CheckSquare,
  CircleCheck,
  PanelRight,
  Pencil,
  SignalHigh,
  Tag,
  Trash2,
  UserRound,
  UsersRound,
} from "lucide-react";
import { createElement, type RefObject } from "react";
import { MenuItem, MenuRadioGroup, MenuSeparator, SubMenu } from "@/components/ui/menu-item";
import { PointMenu } from "@/components/ui/point-menu";
import type { Task } from "@/lib/tasks/schema";
import { PRIORITY_LOOKS } from "../tasks/pickers/priorities";
import { CARD_ACTIONS, type CardAction } from "./card-actions";

type CardMenuProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  point: { x: number; y: number };
  byKeyboard: boolean;
  /** Where the focus goes afterwards. */
  returnFocus: RefObject<HTMLElement | null>;
  cards: readonly [Task, ...Task[]];
  userId: string;
  allows: (action: CardAction) => boolean;
  run: (action: CardAction) => void;
};

type ActionName = keyof typeof CARD_ACTIONS;

const ICONS = {
  ...{ open: PanelRight, select: CheckSquare, toggle: CircleCheck, edit: Pencil, assign: UserRound },
  ...{ people: UsersRound, due: CalendarDays, labels: Tag, move: ArrowRightToLine, transfer: ArrowRightLeft },
  ...{ up: ArrowUp, down: ArrowDown, left: ArrowLeft, right: ArrowRight },
  ...{ archive: Archive, delete: Trash2 },
};
const PRIORITIES = ["high", "medium", "low", "none"] as const;

/** What one can do with a card, or with all that are selected: the same by their keys. */
export default function CardMenu({ cards, userId, allows, run, byKeyboard, ...menu }: CardMenuProps) {
  const [first] = cards;
  const isOne = cards.length === 1;
  function item(name: keyof typeof ICONS) {
    const action: CardAction = CARD_ACTIONS[name];
    const { label, shortcut, isForAll } = action;
    if (!allows(action) || !(isOne || isForAll)) return [];
    return [
      <MenuItem
        key={name}
        icon={createElement(ICONS[name])}
        shortcut={shortcut}
        tone={name === "delete" ? "danger" : "normal"}
        onSelect={() => run(action)}
      >
        {typeof label === "string" ? label : label(cards, userId)}
      </MenuItem>,
    ];
  }
  const group = (...names: (keyof typeof ICONS)[]) => names.flatMap(item);
  const moves = group("move", "transfer", "up", "down", "left", "right");
  const ends = group("archive", "delete");
  return (
    <PointMenu {...menu} label={isOne ? first.title : `${cards.length} cards`} startsOnItem={byKeyboard}>
      {group("open", "select", "toggle", "edit", "assign", "people", "due", "labels")}
      {allows(CARD_ACTIONS.none) && (
        <SubMenu label="Priority" icon={<SignalHigh />}>
          <MenuRadioGroup<ActionName>
            label="Priority"
            value={PRIORITIES[3 - first.priority] ?? "none"}
            onValueChange={(name) => run(CARD_ACTIONS[name])}
            options={PRIORITIES.map((value, index) => {
              const { label, icon: Icon, className } = PRIORITY_LOOKS[(3 - index) as Task["priority"]];
              return { value, label, icon: <Icon className={className} /> };
            })}
          />
        </SubMenu>
      )}
      {moves.length > 0 && <MenuSeparator />}
      {moves}
      {ends.length > 0 && <MenuSeparator />}
      {ends}
    </PointMenu>
  );
}
