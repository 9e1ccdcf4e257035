"use client";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { ApiKey, CreatedApiKey } from "@/lib/accounts/keys/schema";
import { ApiKeyRow } from "./api-key-row";
import { NewKeyForm } from "./new-key-form";
import { ShownKey } from "./shown-key";

type ApiKeysProps = { initial: ApiKey[]; workspaces: { id: string; name: string }[] };

/** My keys: the list, and a form for a new one, which is shown once. */
export function ApiKeys({ initial, workspaces }: ApiKeysProps) {
  const [keys, setKeys] = useState(initial);
  const [created, setCreated] = useState<CreatedApiKey | null>(null);
  const [isMaking, setMaking] = useState(false);

  function onCreated(key: CreatedApiKey) {
    setKeys((known) => [key, ...known]);
    setCreated(key);
    setMaking(false);
  }
  return (
    <div className="flex flex-col gap-4">
      {created && <ShownKey value={created.key} onDone={() => setCreated(null)} />}
      {isMaking ? (
        <NewKeyForm workspaces={workspaces} onCreated={onCreated} onCancel={() => setMaking(false)} />
      ) : (
        <Button variant="primary" icon={<Plus />} className="self-start" onClick={() => setMaking(true)}>
          New API key
        </Button>
      )}
      {keys.length === 0 && !isMaking && (
        <EmptyState icon={<KeyRound />} title="No API keys">
          Make one for a script, an integration or an AI assistant.
        </EmptyState>
      )}
      {keys.length > 0 && (
        <ul className="divide-y rounded-lg border bg-raised">
          {keys.map((key) => (
            <ApiKeyRow
              key={key.id}
              apiKey={key}
              onRenamed={(name) =>
                setKeys((known) => known.map((one) => (one.id === key.id ? { ...one, name } : one)))
              }
              onRevoked={() => setKeys((known) => known.filter(({ id }) => id !== key.id))}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
