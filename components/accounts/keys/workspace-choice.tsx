"use client";
import { Checkbox } from "@/components/ui/checkbox";
import { RadioGroup } from "@/components/ui/radio-group";

type WorkspaceChoiceProps = {
  workspaces: { id: string; name: string }[];
  /** Null for all. */
  value: string[] | null;
  onChange: (ids: string[] | null) => void;
};

const OPTIONS = [
  { value: "all", label: "All workspaces", description: "Those you join later, too." },
  {
    value: "chosen",
    label: "Chosen workspaces",
    description: "Nothing of the others can be read with the key.",
  },
] as const;

export function WorkspaceChoice({ workspaces, value, onChange }: WorkspaceChoiceProps) {
  return (
    <div className="flex flex-col gap-2">
      <RadioGroup
        label="Where"
        options={OPTIONS}
        value={value ? "chosen" : "all"}
        onValueChange={(chosen) => onChange(chosen === "all" ? null : [])}
      />
      {value && (
        <div className="flex flex-col gap-1 pl-3">
          {workspaces.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={value.includes(id)}
              onCheckedChange={(isOn) => onChange(isOn ? [...value, id] : value.filter((one) => one !== id))}
            />
          ))}
        </div>
      )}
    </div>
  );
}
