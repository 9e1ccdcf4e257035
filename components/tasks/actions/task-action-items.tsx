"use client";
import { SignalHigh } from "lucide-react";
import { createElement, Fragment, type ReactNode } from "react";
import { MenuItem, MenuRadioGroup, MenuSeparator, SubMenu } from "@/components/ui/menu-item";
import { PRIORITY_LOOKS } from "../pickers/priorities";
import { type ActionPlace, actionsIn, type NamedAction, type TaskAction, type Tasks } from "./task-actions";

export type TaskActionItemsProps = {
  place: ActionPlace;
  tasks: Tasks;
  userId: string;
  allows: (action: NamedAction, tasks: Tasks) => boolean;
  run: (action: TaskAction, tasks: Tasks) => void;
  /** Further entries, at the end of what one does with a task beside changing it. */
  shares?: ReactNode;
};

const SECTIONS = [["facts", "priority"], ["place"], ["share"], ["end"]] as const;

/** The entries of a menu of tasks, from the table. */
export function TaskActionItems({ place, tasks, userId, allows, run, shares }: TaskActionItemsProps) {
  const offered = actionsIn(place).filter(
    (action) =>
      !(action.isForOne && tasks.length > 1) &&
      tasks.every((task) => action.isFor?.(task) ?? true) &&
      allows(action, tasks),
  );
  const bySection = Map.groupBy(offered, ({ section }) => section);
  const item = (action: NamedAction) => {
    const { id, label, icon, keys, section } = action;
    return (
      <MenuItem
        key={id}
        icon={createElement(icon)}
        {...(keys[place] && { shortcut: keys[place] })}
        tone={section === "end" && id === "delete" ? "danger" : "normal"}
        onSelect={() => run(action, tasks)}
      >
        {typeof label === "string" ? label : label(tasks, userId)}
      </MenuItem>
    );
  };
  const priorities = bySection.get("priority");
  const drawn = SECTIONS.map((sections) => {
    const [first, second] = sections;
    return [
      ...(bySection.get(first) ?? []).map(item),
      ...(first === "share" && shares ? [<Fragment key="shares">{shares}</Fragment>] : []),
      ...(second && priorities
        ? [<PriorityMenu key="priority" {...{ tasks, run }} actions={priorities} />]
        : []),
    ];
  }).filter((items) => items.length > 0);
  return drawn.map((items, index) => (
    <Fragment key={items[0]?.key}>
      {index > 0 && <MenuSeparator />}
      {items}
    </Fragment>
  ));
}

type PriorityMenuProps = Pick<TaskActionItemsProps, "tasks" | "run"> & { actions: readonly NamedAction[] };

function PriorityMenu({ tasks, run, actions }: PriorityMenuProps) {
  const [{ priority }] = tasks;
  // From high to none, as in the table.
  const looks = [PRIORITY_LOOKS[3], PRIORITY_LOOKS[2], PRIORITY_LOOKS[1], PRIORITY_LOOKS[0]];
  return (
    <SubMenu label="Priority" icon={<SignalHigh />}>
      <MenuRadioGroup<string>
        label="Priority"
        value={actions[3 - priority]?.id ?? ""}
        onValueChange={(id) => {
          const action = actions.find((one) => one.id === id);
          if (action) run(action, tasks);
        }}
        options={actions.map(({ id }, index) => {
          const { label = "", icon: Icon = SignalHigh, className } = looks[index] ?? {};
          return { value: id, label, icon: <Icon className={className} /> };
        })}
      />
    </SubMenu>
  );
}
