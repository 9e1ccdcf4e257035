import type { Env } from "@/lib/env";
import { env } from "@/lib/env";
import type { AiProviderKind } from "@/lib/generated/prisma/enums";
import { AppError } from "@/lib/http/errors";
import { operatorPolicy, publicOrAllowedPolicy } from "@/lib/net/fetch-policy";
import { guardedStream } from "@/lib/net/guarded-stream";
import type { TargetRules } from "@/lib/net/target";
import { unseal } from "./seal";
import { isProviderVariable, PROVIDER_VARIABLES } from "./variables";

export type ProviderRow = {
  id: string;
  kind: AiProviderKind;
  name: string;
  baseUrl: string | null;
  variable: string | null;
  sealedKey: string | null;
};

/** How a provider is reached. */
export type Connection = {
  kind: AiProviderKind;
  baseUrl: string;
  apiKey: string | undefined;
  fetch: typeof fetch;
};

export const DEFAULT_URLS: Partial<Record<AiProviderKind, string>> = {
  OPENAI: "https://api.openai.com/v1",
  ANTHROPIC: "https://api.anthropic.com/v1",
  GOOGLE: "https://generativelanguage.googleapis.com/v1beta",
  STABILITY: "https://api.stability.ai",
};

/** An answer of 128,000 tokens takes about 40 MB in the wordiest protocol. */
const MAX_BYTES = 64 * 1024 * 1024;

/** What an administrator may type as an address: public over https, or what OUTBOUND_ALLOW_LIST names. */
export const TYPED_RULES: TargetRules = { policy: publicOrAllowedPolicy, requireHttps: true };

/** @throws AppError unavailable, with what to do, where its address or key is missing */
export function connectionOf(provider: ProviderRow): Connection {
  const baseUrl = (provider.baseUrl ?? DEFAULT_URLS[provider.kind])?.replace(/\/+$/, "");
  if (!baseUrl)
    throw new AppError("unavailable", `${provider.name} has no address. An administrator can set one.`);
  const rules = provider.variable ? { policy: operatorPolicy } : TYPED_RULES;
  return {
    kind: provider.kind,
    baseUrl,
    apiKey: keyOf(provider, env()),
    fetch: guardedStream({ ...rules, maxBytes: MAX_BYTES }),
  };
}

function keyOf({ variable, sealedKey, id }: ProviderRow, values: Env): string | undefined {
  if (variable && isProviderVariable(variable)) return PROVIDER_VARIABLES[variable].apiKey(values);
  return sealedKey ? unseal(sealedKey, id) : undefined;
}
