"use client";
import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { FormFailure } from "@/components/accounts/form-failure";
import { Picture } from "@/components/files/picture";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { raisesKeyboard } from "@/components/ui/sheet";
import { Textarea } from "@/components/ui/textarea";
import { useAttempt } from "@/components/use-attempt";
import { MAX_PICTURES, PROMPT_MAX } from "@/lib/ai/images/limits";
import type { ImageModel } from "@/lib/ai/images/schema";
import { STYLE_NAMES, STYLES, type Style } from "@/lib/ai/models/images/styles";
import type { FileInfo } from "@/lib/files/schema";
import type { Wanted } from "./use-images";
import { modelLabel, qualityLabel, sizeLabel } from "./words";

const NO_STYLE = "none";
const STYLE_OPTIONS = [
  { value: NO_STYLE, label: "As described" },
  ...STYLE_NAMES.map((value) => ({ value, label: STYLES[value].label })),
];
const COUNTS = Array.from({ length: MAX_PICTURES }, (_, at) => ({
  value: String(at + 1),
  label: String(at + 1),
}));

export type Choice = Partial<Omit<Wanted, "sourceFileId">>;

type ImageFormProps = {
  models: ImageModel[];
  /** What the form begins with. */
  initial: Choice;
  /** The picture to vary. */
  source: FileInfo | null;
  onDropSource: () => void;
  isBusy: boolean;
  /** Rejects where it wasn't asked for: the form stays. */
  onCreate: (wanted: Wanted) => Promise<void>;
};

/** What to draw, and how. What a model hasn't is not asked. */
export function ImageForm({ models, initial, source, onDropSource, isBusy, onCreate }: ImageFormProps) {
  const [given, setGiven] = useState<Choice>(initial);
  const { attempt, isBusy: isSending, error } = useAttempt();
  const able = source ? models.filter(({ canVary }) => canVary) : models;
  const model = able.find(({ id }) => id === given.modelId) ?? able[0];
  const set = (change: Choice) => setGiven({ ...given, ...change });
  const { prompt = "", style, count = 1 } = given;
  if (!model)
    return (
      <p className="text-muted text-sm">No model here makes variations. Ask an administrator for one.</p>
    );
  const size = model.sizes.find((one) => one === given.size) ?? model.sizes[0] ?? "";
  const quality = model.qualities.find((one) => one === given.quality) ?? model.qualities[0];
  const { id: modelId } = model;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isSending || isBusy || !prompt.trim()) return;
    const sourceFileId = source?.id;
    void attempt(() => onCreate({ prompt, modelId, size, quality, style, count, sourceFileId }));
  }

  return (
    <form className="flex flex-col gap-3" onSubmit={submit}>
      <FormFailure>{error}</FormFailure>
      {source && (
        <div className="flex items-center gap-2 text-sm">
          <Picture
            src={`/api/files/${source.id}/thumbnail`}
            alt=""
            className="size-12 rounded-md object-cover"
          />
          <span className="flex-1">A variation of this picture</span>
          <IconButton size="sm" label="Make a new picture instead" onClick={onDropSource}>
            <X />
          </IconButton>
        </div>
      )}
      <Field label={source ? "What should change?" : "What should it show?"}>
        <Textarea
          value={prompt}
          onValueChange={(text) => set({ prompt: text })}
          maxLength={PROMPT_MAX}
          rows={2}
          required
          autoFocus={!raisesKeyboard()}
          placeholder="A lighthouse at dusk, waves against the rocks"
        />
      </Field>
      <div className="grid grid-cols-2 gap-x-3 gap-y-2 sm:grid-cols-4">
        <Field label="Model" className="col-span-2 sm:col-span-4">
          <Select
            options={able.map((one) => ({ value: one.id, label: modelLabel(one) }))}
            value={modelId}
            onValueChange={(id) => set({ modelId: id })}
          />
        </Field>
        <Field label="Size" className="col-span-2">
          <Select
            options={model.sizes.map((value) => ({ value, label: sizeLabel(value) }))}
            value={size}
            onValueChange={(value) => set({ size: value })}
          />
        </Field>
        {quality !== undefined && (
          <Field label="Quality" className="sm:col-span-2">
            <Select
              options={model.qualities.map((value) => ({ value, label: qualityLabel(value) }))}
              value={quality}
              onValueChange={(value) => set({ quality: value })}
            />
          </Field>
        )}
        <Field label="Style" className="sm:col-span-2">
          <Select
            options={STYLE_OPTIONS}
            value={style ?? NO_STYLE}
            onValueChange={(value) => set({ style: value === NO_STYLE ? undefined : (value as Style) })}
          />
        </Field>
        <Field label="How many" className="sm:col-span-2">
          <Select
            options={COUNTS}
            value={String(count)}
            onValueChange={(value) => set({ count: Number(value) })}
          />
        </Field>
      </div>
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        loading={isSending || isBusy}
        disabled={!prompt.trim()}
      >
        {count > 1 ? `Create ${count} pictures` : "Create picture"}
      </Button>
    </form>
  );
}
