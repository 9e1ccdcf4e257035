import { env } from "@/lib/env";
import { connectionOf } from "./connection";
import { listRemoteModels } from "./remote-models";
import { PROVIDER_VARIABLES, type ProviderVariable } from "./variables";

/** Asks the provider that a variable configures for its models. */
export async function checkVariable(variable: ProviderVariable): Promise<void> {
  const { kind, name, baseUrl } = PROVIDER_VARIABLES[variable];
  const row = { id: variable, kind, name, baseUrl: baseUrl(env()), variable, sealedKey: null };
  await listRemoteModels(connectionOf(row));
}
