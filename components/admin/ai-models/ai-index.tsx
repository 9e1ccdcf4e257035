"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { FormFailure } from "@/components/accounts/form-failure";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { useTimeFormat } from "@/components/ui/time";
import { useAttempt } from "@/components/use-attempt";
import { updateIndexContract } from "@/lib/ai/embeddings/contract";
import { indexQuery } from "@/lib/ai/embeddings/queries";
import type { AiIndexState } from "@/lib/ai/embeddings/schema";
import { providersQuery } from "@/lib/ai/providers/queries";
import { call } from "@/lib/http/client";

const NONE = "none";

/** Which model makes embeddings, and how far the index is. */
export function AiIndex() {
  const client = useQueryClient();
  const index = useQuery(indexQuery());
  const listed = useQuery(providersQuery());
  const [state, providers] = [index.data, listed.data];
  const { attempt, isBusy, error } = useAttempt();
  const failed = [index, listed].filter(({ data, isError }) => !data && isError);
  if (failed.length > 0)
    return <ErrorState onRetry={() => failed.forEach((query) => void query.refetch())} />;
  // Without the models, the one that is chosen would show as none.
  if (!state || !providers) return <Skeleton className="h-16 w-full max-w-md" />;
  const models = providers.flatMap((provider) =>
    provider.models
      .filter(({ kind, isEnabled, id }) => kind === "EMBEDDING" && (isEnabled || id === state.modelId))
      .map(({ id, label }) => ({ value: id, label: `${label} (${provider.name})` })),
  );
  const choose = (value: string) =>
    attempt(async () => {
      const body = { modelId: value === NONE ? null : value };
      client.setQueryData(indexQuery().queryKey, await call(updateIndexContract, { body }));
    });
  return (
    <div className="flex max-w-md flex-col gap-3">
      <FormFailure>{error}</FormFailure>
      <Field
        label="Model for embeddings"
        description={
          state.isFixed
            ? "AI_EMBEDDING_MODEL chooses it."
            : models.length === 0
              ? "No provider has a model for embeddings. Refresh a provider’s models, or add one by its name."
              : "Its provider gets the texts of all workspaces’ channels, documents and tasks; no direct messages. Another model reads all of it again."
        }
      >
        <Select
          value={state.modelId ?? NONE}
          disabled={isBusy || state.isFixed}
          options={[{ value: NONE, label: "None: answers find words only" }, ...models]}
          onValueChange={(value) => void choose(value)}
        />
      </Field>
      {state.index && <Progress index={state.index} />}
    </div>
  );
}

function Progress({ index }: { index: NonNullable<AiIndexState["index"]> }) {
  const label = useId();
  const format = useTimeFormat();
  const { total, done, passages, completedAt, problem, retryAt } = index;
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      <p id={label}>
        {completedAt
          ? `Ready: ${number(passages)} passages.`
          : `Reading what was written: ${number(done)} of ${number(total)}.`}
      </p>
      {!completedAt && (
        <progress
          aria-labelledby={label}
          className="h-1.5 w-full accent-accent"
          value={done}
          max={Math.max(total, 1)}
        />
      )}
      <p role="status" className="text-danger">
        {problem && `It pauses: ${problem}`}
        {problem && retryAt && format && ` Next try: ${format.full(retryAt)}.`}
      </p>
    </div>
  );
}

const number = (value: number) => value.toLocaleString("en");
