"use client";
import { type FormEvent, useState } from "react";
import { useWorkspace, useWorkspaceIds } from "@/components/app/workspace-context";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { useAttempt } from "@/components/use-attempt";
import { createAiPromptContract, updateAiPromptContract } from "@/lib/ai/prompts/contract";
import { PROMPT_MAX, PROMPT_NAME_MAX } from "@/lib/ai/prompts/limits";
import type { AiPrompt } from "@/lib/ai/prompts/schema";
import { call } from "@/lib/http/client";

/** @param prompt null for a new one */
export function PromptForm({ prompt, onDone }: { prompt: AiPrompt | null; onDone: () => void }) {
  const { id: workspaceId } = useWorkspaceIds();
  const workspace = useWorkspace();
  const { error, isBusy, attempt } = useAttempt();
  const [name, setName] = useState(prompt?.name ?? "");
  const [text, setText] = useState(prompt?.text ?? "");
  const [isShared, setShared] = useState(prompt?.isShared ?? false);

  function submit(event: FormEvent) {
    event.preventDefault();
    void attempt(async () => {
      const body = { name: name.replace(/^\//, ""), text, isShared };
      if (prompt) await call(updateAiPromptContract, { params: { aiPromptId: prompt.id }, body });
      else await call(createAiPromptContract, { params: { workspaceId }, body });
      onDone();
    });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <Field label="Name" description="Letters, digits, - and _. It is typed after a slash." error={error}>
        <Input value={name} onValueChange={setName} maxLength={PROMPT_NAME_MAX} required autoFocus />
      </Field>
      <Field label="Text">
        <Textarea value={text} onValueChange={setText} maxLength={PROMPT_MAX} rows={6} required />
      </Field>
      {workspace?.role !== "GUEST" && (
        <Checkbox checked={isShared} onCheckedChange={setShared} label="Share with the workspace" />
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" loading={isBusy}>
          Save
        </Button>
      </div>
    </form>
  );
}
