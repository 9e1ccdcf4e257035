"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { useContext } from "react";
import { PAGES } from "@/components/app/pages";
import { useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import { Button } from "@/components/ui/button";
import { DialogCloseContext } from "@/components/ui/dialog-close";
import { Menu } from "@/components/ui/menu";
import { MenuRadioGroup } from "@/components/ui/menu-item";
import { modelsQuery } from "@/lib/ai/models/queries";
import type { ModelChoice } from "@/lib/ai/models/schema";
import { can } from "@/lib/permissions";

/** As in `lib/ai/providers/variables.ts`, which browsers can’t read. */
const SHOWN_VARIABLES = [
  "OPENAI_API_KEY",
  "ANTHROPIC_API_KEY",
  "GOOGLE_GENERATIVE_AI_API_KEY",
  "AI_BASE_URL",
];

/** The models that can be asked; `chosen` gives the one wanted while it is there, else the default. */
export function useModels() {
  const { data } = useQuery(modelsQuery());
  return {
    isNone: data?.length === 0,
    chosen: (wanted: string | null) => (data?.find((model) => model.id === wanted) ?? data?.[0])?.id,
  };
}

type ModelPickerProps = { value: string | undefined; onChange: (modelId: string) => void };

/** Chooses the model of the next answer; its list says what each can do and costs. */
export function ModelPicker({ value, onChange }: ModelPickerProps) {
  const { data = [] } = useQuery(modelsQuery());
  const model = data.find((one) => one.id === value);
  if (!model) return null;
  return (
    <Menu
      side="top"
      className="max-w-96"
      trigger={
        <Button variant="ghost" size="sm" aria-label={`Model: ${model.label}`} className="min-w-0">
          <span className="truncate">{model.label}</span>
          <ChevronDown />
        </Button>
      }
    >
      <MenuRadioGroup
        label="Model"
        value={model.id}
        onValueChange={onChange}
        options={data.map((one) => ({ value: one.id, label: `${one.label} · ${detailsOf(one)}` }))}
      />
    </Menu>
  );
}

function detailsOf({ providerName, hasVision, hasTools, hasReasoning, isUp, price }: ModelChoice): string {
  const abilities = [hasReasoning && "reasoning", hasVision && "vision", hasTools && "tools"];
  return [providerName, !isUp && "not reachable", ...abilities, price ? priceText(price) : "price unknown"]
    .filter(Boolean)
    .join(", ");
}

const MICROS = 1_000_000;
const dollars = (micros: number) =>
  (micros / MICROS).toLocaleString("en-US", { style: "currency", currency: "USD", maximumFractionDigits: 3 });

const priceText = ({ input, output }: { input: number; output: number }) =>
  input === 0 && output === 0 ? "free" : `${dollars(input)} in, ${dollars(output)} out per million tokens`;

/** In place of the composer where no model can be asked. */
export function NoModels() {
  const { slug } = useWorkspaceIds();
  const { instanceRole } = useMe();
  const closeDialog = useContext(DialogCloseContext);
  const isAdmin = instanceRole && can(instanceRole, "instance.read");
  return (
    <div className="rounded-lg border border-dashed px-4 py-3 text-muted text-sm">
      <p className="font-medium text-ink">No AI model is configured</p>
      {isAdmin ? (
        <>
          <p className="mt-1">
            Add a provider under AI models in the administration, or set one of {SHOWN_VARIABLES.join(", ")}{" "}
            and restart.
          </p>
          <Link
            href={PAGES.instance.path(slug)}
            onClick={closeDialog}
            className="mt-1 inline-block text-accent underline"
          >
            Open the administration
          </Link>
        </>
      ) : (
        <p className="mt-1">Ask whoever runs this instance to add an AI provider.</p>
      )}
    </div>
  );
}
