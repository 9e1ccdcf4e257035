"use client";
import { type FormEvent, useId, useState } from "react";
import { FormFailure } from "@/components/accounts/form-failure";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useAttempt } from "@/components/use-attempt";
import { updateModelContract } from "@/lib/ai/providers/contract";
import { MAX_NAME_CHARS } from "@/lib/ai/providers/limits";
import type { AdminModel, AdminProvider } from "@/lib/ai/providers/schema";
import { call } from "@/lib/http/client";
import { FallbackFields } from "./fallback-fields";
import { dollarsOf, microsOf } from "./money";
import { useProviders } from "./use-providers";

const NOT_A_PRICE = "Enter dollars, such as 1.75.";
const PRICES = [
  ["inputPrice", "Input"],
  ["cachedPrice", "Cached input"],
  ["outputPrice", "Output"],
] as const;
const ABILITIES = [
  ["hasVision", "Sees pictures"],
  ["hasTools", "Uses tools"],
  ["hasReasoning", "Reasons before it answers"],
] as const;

const KINDS = [
  { value: "TEXT", label: "Text" },
  { value: "IMAGE", label: "Pictures" },
  { value: "EMBEDDING", label: "Embeddings, for searches" },
] as const;

type Props = { model: AdminModel; providers: AdminProvider[]; onClose: () => void };

/** Name, abilities, limits and prices of a model, and what answers in its place. */
export default function ModelDialog({ model, providers, onClose }: Props) {
  const form = useId();
  const { putModel } = useProviders();
  const { attempt, isBusy, error } = useAttempt();
  const [label, setLabel] = useState(model.label);
  const [kind, setKind] = useState(model.kind);
  const [abilities, setAbilities] = useState(model);
  const [picturePrice, setPicturePrice] = useState(dollarsOf(model.picturePrice));
  const [maxOutputTokens, setMaxOutputTokens] = useState(String(model.maxOutputTokens));
  const [prices, setPrices] = useState({
    inputPrice: dollarsOf(model.inputPrice),
    cachedPrice: dollarsOf(model.cachedPrice),
    outputPrice: dollarsOf(model.outputPrice),
  });
  const others = providers.flatMap(({ name, models }) =>
    models
      .filter(({ id, kind }) => kind === "TEXT" && id !== model.id)
      .filter(({ id, isEnabled }) => isEnabled || model.fallbackIds.includes(id))
      .map(({ id, label: other }) => ({ value: id, label: `${other} (${name})` })),
  );
  const [fallbackIds, setFallbackIds] = useState(() =>
    model.fallbackIds.filter((id) => others.some(({ value }) => value === id)),
  );
  const isWrong = [...PRICES.map(([field]) => prices[field]), picturePrice].some(
    (price) => microsOf(price) === undefined,
  );

  async function save() {
    const { hasVision, hasTools, hasReasoning } = abilities;
    const body = {
      ...{ label: label.trim() || model.name, kind, hasVision, hasTools, hasReasoning },
      maxOutputTokens: Number(maxOutputTokens),
      inputPrice: microsOf(prices.inputPrice) ?? null,
      cachedPrice: microsOf(prices.cachedPrice) ?? null,
      outputPrice: microsOf(prices.outputPrice) ?? null,
      ...(kind === "IMAGE" && { picturePrice: microsOf(picturePrice) ?? null }),
      fallbackIds,
    };
    putModel(await call(updateModelContract, { params: { aiModelId: model.id }, body }));
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Edit ${model.label}`}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={form} loading={isBusy} disabled={isWrong}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-4"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (!isBusy && !isWrong) void attempt(save);
        }}
      >
        <FormFailure>{error}</FormFailure>
        <Field label="Name">
          <Input value={label} onValueChange={setLabel} maxLength={MAX_NAME_CHARS} placeholder={model.name} />
        </Field>
        <Field
          label="What it makes"
          description="Guildhall knows from the provider’s list, else from the name. Correct it where that is wrong."
        >
          <Select options={KINDS} value={kind} onValueChange={setKind} />
        </Field>
        {kind === "IMAGE" && (
          <Field
            label="Price of a picture, in dollars"
            optional
            description="Where it is charged by the picture. Leave it empty where tokens count."
            error={microsOf(picturePrice) === undefined ? NOT_A_PRICE : undefined}
          >
            <Input
              inputMode="decimal"
              value={picturePrice}
              onValueChange={setPicturePrice}
              className="w-40"
            />
          </Field>
        )}
        {kind === "TEXT" && (
          <>
            <fieldset className="flex flex-col gap-1">
              <legend className="mb-1 font-medium text-sm">Abilities</legend>
              {ABILITIES.map(([field, text]) => (
                <Checkbox
                  key={field}
                  label={text}
                  checked={abilities[field]}
                  onCheckedChange={(checked) => setAbilities({ ...abilities, [field]: checked })}
                />
              ))}
            </fieldset>
            <Field
              label="Longest answer, in tokens"
              description="Budgets reserve this much before each answer."
            >
              <Input
                type="number"
                min={1}
                required
                value={maxOutputTokens}
                onValueChange={setMaxOutputTokens}
                className="w-40"
              />
            </Field>
            <FallbackFields models={others} ids={fallbackIds} onChange={setFallbackIds} />
          </>
        )}
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium text-sm">Prices in dollars per million tokens</legend>
          <div className="grid grid-cols-3 gap-3 max-sm:grid-cols-1">
            {PRICES.map(([field, text]) => (
              <Field
                key={field}
                label={text}
                error={microsOf(prices[field]) === undefined ? NOT_A_PRICE : undefined}
              >
                <Input
                  inputMode="decimal"
                  value={prices[field]}
                  onValueChange={(value) => setPrices({ ...prices, [field]: value })}
                />
              </Field>
            ))}
          </div>
          <p className="text-muted text-sm">
            Empty: the list prices that Guildhall knows. Where it knows none, calls count as free.
          </p>
        </fieldset>
      </form>
    </Dialog>
  );
}
