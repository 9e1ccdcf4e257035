"use client";
import { ArrowDownUp, Rows3, Search, X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { isInputMethodKey } from "@/components/ui/input-method";
import { Menu } from "@/components/ui/menu";
import { MenuCheckboxItem, MenuRadioGroup, MenuSeparator } from "@/components/ui/menu-item";
import { Choice } from "./choice";
import { type FilterProps, ListFilters } from "./list-filters";
import { GROUPS, SORTS } from "./view-options";

type ListBarProps = FilterProps & {
  text: string;
  onText: (text: string) => void;
  /** Without groups and another order than by hand. */
  isBoard?: boolean;
  /** Before the search. */
  children?: ReactNode;
};

const optionsOf = <Value extends string>(table: Record<Value, string>) =>
  (Object.entries(table) as [Value, string][]).map(([value, label]) => ({ value, label }));

/** How the list is grouped, sorted and filtered. */
export function ListBar(props: ListBarProps) {
  const { options, onChange, text, onText, labels, people, userId, isBoard, children } = props;
  const field = useRef<HTMLInputElement>(null);
  return (
    <div
      role="toolbar"
      aria-label="View"
      className="flex shrink-0 items-center gap-1 border-b px-3 py-1.5 max-md:px-2"
    >
      <ListFilters {...{ options, onChange, labels, people, userId }} />
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
