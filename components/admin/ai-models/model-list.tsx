"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { AdminModel, AdminProvider } from "@/lib/ai/providers/schema";
import { ModelRow } from "./model-row";

type Props = { models: AdminModel[]; providers: AdminProvider[] };

/** Some providers list a hundred models: those that are on come first, the rest on request. */
export function ModelList({ models, providers }: Props) {
  const [isOpen, setOpen] = useState(false);
  // Decided once, so that a row doesn't leave under the pointer that turns it off.
  const [on] = useState(() => new Set(models.filter(({ isEnabled }) => isEnabled).map(({ id }) => id)));
  const first = models.filter(({ id, isEnabled }) => isEnabled || on.has(id));
  const others = models.filter((model) => !first.includes(model));
  const shown = isOpen || first.length === 0 ? [...first, ...others] : first;
  if (models.length === 0)
    return (
      <p className="border-t px-4 py-3 text-muted text-sm">No models yet. Refresh them once it is up.</p>
    );
  return (
    <>
      <ul className="divide-y border-t">
        {shown.map((model) => (
          <ModelRow key={model.id} model={model} providers={providers} />
        ))}
      </ul>
      {first.length > 0 && others.length > 0 && (
        <div className="border-t px-4 py-2">
          <Button size="sm" variant="ghost" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? "Show fewer" : `Show ${others.length} more that are off`}
          </Button>
        </div>
      )}
    </>
  );
}
