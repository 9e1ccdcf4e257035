"use client";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { useAttempt } from "@/components/use-attempt";
import { testModelContract, updateModelContract } from "@/lib/ai/providers/contract";
import type { AdminModel, AdminProvider, ModelTest } from "@/lib/ai/providers/schema";
import { call } from "@/lib/http/client";
import { inDollars } from "./money";
import { useProviders } from "./use-providers";

const ModelDialog = onDemand(() => import("./model-dialog"));

const abilitiesOf = ({ kind, hasVision, hasTools, hasReasoning }: AdminModel) => [
  ...(kind === "IMAGE" ? ["Makes pictures"] : []),
  ...(kind === "EMBEDDING" ? ["Embeddings"] : []),
  ...(hasVision ? ["Sees pictures"] : []),
  ...(hasTools ? ["Tools"] : []),
  ...(hasReasoning ? ["Reasoning"] : []),
];

const priceOf = ({ price }: AdminModel) =>
  price?.picture !== undefined
    ? `${inDollars(price.picture)} a picture`
    : price
      ? `${inDollars(price.input)} in, ${inDollars(price.output)} out per million tokens`
      : "Price unknown";

export function ModelRow({ model, providers }: { model: AdminModel; providers: AdminProvider[] }) {
  const { id, name, label, isEnabled, contextTokens, fallbackIds } = model;
  const { putModel } = useProviders();
  const enabling = useAttempt();
  const testing = useAttempt();
  const [tested, setTested] = useState<ModelTest | null>(null);
  const [isEditing, setEditing] = useState(false);
  const params = { aiModelId: id };
  const models = providers.flatMap((provider) => provider.models);
  const fallbacks = fallbackIds.flatMap(
    (fallbackId) => models.find((other) => other.id === fallbackId) ?? [],
  );
  const details = [
    label === name ? null : name,
    contextTokens && `reads ${contextTokens.toLocaleString("en")} tokens`,
    priceOf(model),
    fallbacks.length > 0 && `falls back to ${fallbacks.map((other) => other.label).join(", ")}`,
  ];
  const failure = enabling.error || testing.error || tested?.problem;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 py-2">
      <Checkbox
        label={label}
        hideLabel
        className="min-h-8"
        checked={isEnabled}
        disabled={enabling.isBusy}
        onCheckedChange={(checked) =>
          void enabling.attempt(async () =>
            putModel(await call(updateModelContract, { params, body: { isEnabled: checked } })),
          )
        }
      />
      <div className="min-w-40 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className={isEnabled ? "font-medium" : "text-muted"}>{label}</span>
          {abilitiesOf(model).map((ability) => (
            <Badge key={ability}>{ability}</Badge>
          ))}
        </div>
        <p className="wrap-anywhere text-muted text-xs">{details.filter(Boolean).join(" · ")}</p>
        <p role="status" className={failure ? "text-danger text-sm" : "text-sm"}>
          {failure || (tested && `Works: it answered after ${tested.firstTokenMs?.toLocaleString("en")} ms.`)}
        </p>
      </div>
      <div className="flex items-center gap-1">
        <Button
          size="sm"
          loading={testing.isBusy}
          aria-label={`Test ${label}`}
          onClick={() => {
            setTested(null);
            void testing.attempt(async () => setTested(await call(testModelContract, { params })));
          }}
        >
          Test
        </Button>
        <IconButton size="sm" label={`Edit ${label}`} onClick={() => setEditing(true)}>
          <Pencil />
        </IconButton>
      </div>
      {isEditing && <ModelDialog model={model} providers={providers} onClose={() => setEditing(false)} />}
    </li>
  );
}
