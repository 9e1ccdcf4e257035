"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus, Sparkles } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { providersQuery } from "@/lib/ai/providers/queries";
import { ProviderCard } from "./provider-card";

const ProviderDialog = onDemand(() => import("./provider-dialog"));
const AiAudit = onDemand(() => import("./ai-audit"), <Skeleton className="h-12 w-full" />);

/** The providers of AI models and what each offers. */
export function AiModels() {
  const { data: providers, isError, refetch } = useQuery(providersQuery());
  const [isAdding, setAdding] = useState(false);
  if (!providers && isError) return <ErrorState onRetry={() => void refetch()} />;
  if (!providers) return <Skeleton className="h-48 w-full" />;
  return (
    <div className="flex flex-col gap-3">
      {providers.map((provider) => (
        <ProviderCard key={provider.id} provider={provider} providers={providers} />
      ))}
      {providers.length === 0 && (
        <EmptyState
          icon={<Sparkles />}
          title="No AI models yet"
          className="w-full rounded-lg border border-line border-dashed"
        >
          Add a provider here, or set <code>OPENAI_API_KEY</code>, <code>ANTHROPIC_API_KEY</code>,{" "}
          <code>GOOGLE_GENERATIVE_AI_API_KEY</code> or, for Ollama and other servers, <code>AI_BASE_URL</code>{" "}
          and restart.
        </EmptyState>
      )}
      <Button className="self-start" icon={<Plus />} onClick={() => setAdding(true)}>
        Add provider
      </Button>
      {isAdding && <ProviderDialog onClose={() => setAdding(false)} />}
      <Changes />
    </div>
  );
}

/** Read once it is unfolded. */
function Changes() {
  const [isOpen, setOpen] = useState(false);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="w-fit cursor-pointer text-muted text-sm hover:text-ink">Who changed what</summary>
      {isOpen && <AiAudit />}
    </details>
  );
}
