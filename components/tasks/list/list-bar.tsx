"use client";
import { ArrowDownUp, ListFilter, Rows3, Search, X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { isInputMethodKey } from "@/components/ui/input-method";
import { Menu } from "@/components/ui/menu";
import { MenuCheckboxItem, MenuRadioGroup, MenuSeparator } from "@/components/ui/menu-item";
import type { TriggerProps } from "@/components/ui/use-popup-trigger";
import type { Person } from "@/lib/accounts/schema";
import type { Label } from "@/lib/labels/schema";
import { GROUPS, type ListOptions, SORTS } from "./view-options";

type ListBarProps = {
  options: ListOptions;
  onChange: (part: Partial<ListOptions>) => void;
  text: string;
  onText: (text: string) => void;
  labels: readonly Label[];
  people: readonly Person[];
  userId: string;
  /** Without groups and another order than by hand. */
  isBoard?: boolean;
  /** Before the search. */
  children?: ReactNode;
};

const optionsOf = <Value extends string>(table: Record<Value, string>) =>
  (Object.entries(table) as [Value, string][]).map(([value, label]) => ({ value, label }));
const ANY = "";

/** How the list is grouped, sorted and filtered. */
export function ListBar(props: ListBarProps) {
  const { options, onChange, text, onText, labels, people, userId, isBoard, children } = props;
  const field = useRef<HTMLInputElement>(null);
  const filters = [options.isOverdue, options.labelId, options.personId].filter(Boolean).length;
  return (
    <div
      role="toolbar"
      aria-label="View"
      className="flex shrink-0 items-center gap-1 border-b px-3 py-1.5 max-md:px-2"
    >
      <Toggle isOn={options.isMine} onChange={(isMine) => onChange({ isMine })}>
        Mine
      </Toggle>
      <Menu
        trigger={
          <Choice icon={<ListFilter />} isOn={filters > 0}>
            {filters > 0 ? `Filter: ${filters}` : "Filter"}
          </Choice>
        }
      >
        <MenuCheckboxItem
          checked={options.isOverdue}
          onCheckedChange={(isOverdue) => onChange({ isOverdue })}
        >
          Overdue
        </MenuCheckboxItem>
        {labels.length > 0 && (
          <>
            <MenuSeparator />
            <MenuRadioGroup
              label="Label"
              value={options.labelId ?? ANY}
              onValueChange={(id) => onChange({ labelId: id || null })}
              options={[
                { value: ANY, label: "Any" },
                ...labels.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </>
        )}
        <MenuSeparator />
        <MenuRadioGroup
          label="Person"
          value={options.personId ?? ANY}
          onValueChange={(id) => onChange({ personId: id || null })}
          options={[
            { value: ANY, label: "Anyone" },
            ...people.map(({ id, name }) => ({ value: id, label: id === userId ? `${name} (me)` : name })),
          ]}
        />
      </Menu>
      {!isBoard && (
        <>
          <Menu
            trigger={
              <Choice icon={<Rows3 />} isOn={options.group !== "none"}>
                {options.group === "none" ? "Group" : GROUPS[options.group]}
              </Choice>
            }
          >
            <MenuRadioGroup
              label="Group by"
              value={options.group}
              onValueChange={(group) => onChange({ group })}
              options={optionsOf(GROUPS)}
            />
            <MenuSeparator />
            <MenuCheckboxItem
              checked={options.showsDone}
              onCheckedChange={(showsDone) => onChange({ showsDone })}
            >
              Show done
            </MenuCheckboxItem>
          </Menu>
          <Menu
            trigger={
              <Choice icon={<ArrowDownUp />} isOn={options.sort !== "manual"}>
                {options.sort === "manual" ? "Sort" : SORTS[options.sort]}
              </Choice>
            }
          >
            <MenuRadioGroup
              label="Sort by"
              value={options.sort}
              onValueChange={(sort) => onChange({ sort })}
              options={optionsOf(SORTS)}
            />
          </Menu>
        </>
      )}
      {children}
      <label className="ml-auto flex h-7 min-w-0 items-center gap-1.5 rounded-md px-2 text-muted focus-within:bg-hover focus-within:outline-2 focus-within:outline-focus hover:bg-hover max-sm:max-w-28 pointer-coarse:h-11">
        <Search aria-hidden="true" className="size-4 shrink-0" />
        <span className="sr-only">{isBoard ? "Find on this board" : "Find in this list"}</span>
        <input
          ref={field}
          type="text"
          value={text}
          placeholder="Find"
          autoComplete="off"
          onChange={(event) => onText(event.target.value)}
          onKeyDown={(event) => {
            if (isInputMethodKey(event.nativeEvent) || event.key !== "Escape" || !text) return;
            event.stopPropagation();
            onText("");
          }}
          className="w-36 min-w-0 bg-transparent text-ink text-sm outline-none placeholder:text-muted pointer-coarse:text-[1rem]"
        />
        {text && (
          <IconButton
            size="sm"
            label="Clear"
            onClick={() => {
              onText("");
              field.current?.focus();
            }}
          >
            <X />
          </IconButton>
        )}
      </label>
    </div>
  );
}

const look = (isOn: boolean) =>
  cn(
    "flex h-7 min-w-0 items-center gap-1.5 rounded-md px-2 text-sm whitespace-nowrap pointer-coarse:h-11 [&_svg]:size-4 [&_svg]:shrink-0",
    isOn
      ? "bg-accent-soft font-medium text-accent"
      : "text-muted hover:bg-hover aria-expanded:bg-press aria-expanded:text-ink",
  );

type ToggleProps = { isOn: boolean; onChange: (isOn: boolean) => void; children: ReactNode };

function Toggle({ isOn, onChange, children }: ToggleProps) {
  return (
    <button type="button" aria-pressed={isOn} onClick={() => onChange(!isOn)} className={look(isOn)}>
      {children}
    </button>
  );
}

type ChoiceProps = TriggerProps & { icon: ReactNode; isOn: boolean; children: ReactNode };

/** Gets what opens its menu from the menu. */
function Choice({ icon, isOn, children, ...trigger }: ChoiceProps) {
  return (
    <button type="button" {...trigger} className={look(isOn)}>
      {icon}
      <span className="truncate max-sm:sr-only">{children}</span>
    </button>
  );
}
