"use client";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { CSV_FIELDS, type CsvField, type CsvMapping, csvFields } from "@/lib/tasks/import/csv/fields";
import type { CsvHead } from "./read-head";

const NONE = "";
const MAX_EXAMPLE = 60;

type ColumnsFormProps = {
  head: CsvHead;
  value: CsvMapping;
  /** Whether what becomes of it has columns. */
  hasColumns: boolean;
  onValueChange: (mapping: CsvMapping) => void;
};

/** What each column of a spreadsheet is: guessed, to be changed. */
export function ColumnsForm({
  head: { headers, example },
  value,
  hasColumns,
  onValueChange,
}: ColumnsFormProps) {
  const columns = headers.map((header, at) => ({
    value: String(at),
    label: header.trim() || `Column ${at + 1}`,
  }));
  const labelOf = (field: CsvField) =>
    field === "column" && !hasColumns ? "Column (becomes a label)" : CSV_FIELDS[field].label;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {csvFields.map((field) => {
        const at = value[field];
        const shown = at === undefined ? "" : (example[at]?.trim().slice(0, MAX_EXAMPLE) ?? "");
        return (
          <Field key={field} label={labelOf(field)} description={shown ? `e.g. ${shown}` : undefined}>
            <Select
              value={at === undefined ? NONE : String(at)}
              options={field === "title" ? columns : [{ value: NONE, label: "Not in the file" }, ...columns]}
              onValueChange={(next) =>
                onValueChange({ ...value, [field]: next === NONE ? undefined : Number(next) })
              }
            />
          </Field>
        );
      })}
    </div>
  );
}
