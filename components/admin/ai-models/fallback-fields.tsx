import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { MAX_FALLBACKS } from "@/lib/ai/providers/limits";

const NONE = "none";

type FallbackFieldsProps = {
  /** The models that can be chosen. */
  models: { value: string; label: string }[];
  /** In the order in which they are asked. */
  ids: string[];
  onChange: (ids: string[]) => void;
};

/** The models that answer where a model's provider fails: a list for each, and one more for the next. */
export function FallbackFields({ models, ids, onChange }: FallbackFieldsProps) {
  const places = [...ids, NONE].slice(0, Math.min(MAX_FALLBACKS, models.length));
  return places.map((id, place) => (
    <Field key={id} label={place === 0 ? "If its provider fails, ask instead" : "If that one fails too"}>
      <Select
        options={[
          { value: NONE, label: "No other model" },
          ...models.filter(({ value }) => value === id || !ids.includes(value)),
        ]}
        value={id}
        onValueChange={(next) => onChange(ids.toSpliced(place, 1, ...(next === NONE ? [] : [next])))}
      />
    </Field>
  ));
}
