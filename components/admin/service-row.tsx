"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import { checkServiceContract } from "@/lib/platform/contract";
import { servicesQuery } from "@/lib/platform/queries";
import type { ServiceState } from "@/lib/platform/schema";

const STATES: Record<ServiceState["state"], { label: string; tone: BadgeTone }> = {
  ok: { label: "Works", tone: "accent" },
  failed: { label: "Failed", tone: "danger" },
  off: { label: "Not set up", tone: "neutral" },
};

export function ServiceRow({ service }: { service: ServiceState }) {
  const { name, label, purpose, without, isConfigured, state, problem, milliseconds } = service;
  const client = useQueryClient();
  const { attempt, isBusy, error } = useAttempt();

  async function check() {
    const checked = await call(checkServiceContract, { params: { service: name } });
    client.setQueryData(servicesQuery().queryKey, (services) =>
      services?.map((other) => (other.name === name ? checked : other)),
    );
  }

  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-2 font-medium">
          {label}
          <Badge tone={STATES[state].tone}>{STATES[state].label}</Badge>
        </div>
        <p className="text-muted text-sm text-pretty">
          {purpose}.{!isConfigured && ` ${without}.`}
        </p>
        {(error || problem) && (
          <p role="alert" className="wrap-anywhere text-danger text-sm">
            {error || problem}
          </p>
        )}
      </div>
      {state === "ok" && (
        <span className="shrink-0 text-muted text-sm tabular-nums max-sm:hidden">{milliseconds} ms</span>
      )}
      {state !== "off" && (
        <Button size="sm" loading={isBusy} onClick={() => void attempt(check)} aria-label={`Check ${label}`}>
          Check
        </Button>
      )}
    </li>
  );
}
