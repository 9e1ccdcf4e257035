"use client";
import { ListFilter } from "lucide-react";
import { Menu } from "@/components/ui/menu";
import { MenuCheckboxItem, MenuRadioGroup, MenuSeparator } from "@/components/ui/menu-item";
import type { Person } from "@/lib/accounts/schema";
import type { Label } from "@/lib/labels/schema";
import { Choice, Toggle } from "./choice";
import type { ListOptions } from "./view-options";

export type FilterProps = {
  options: ListOptions;
  onChange: (part: Partial<ListOptions>) => void;
  labels: readonly Label[];
  people: readonly Person[];
  userId: string;
};

const ANY = "";

/** Which tasks a view shows. @param hasDone whether the menu says as well if done ones are shown */
export function ListFilters({
  options,
  onChange,
  labels,
  people,
  userId,
  hasDone,
}: FilterProps & { hasDone?: boolean }) {
  const filters = [options.isOverdue, options.labelId, options.personId].filter(Boolean).length;
  return (
    <>
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
        {hasDone && (
          <MenuCheckboxItem
            checked={options.showsDone}
            onCheckedChange={(showsDone) => onChange({ showsDone })}
          >
            Show done
          </MenuCheckboxItem>
        )}
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
    </>
  );
}
