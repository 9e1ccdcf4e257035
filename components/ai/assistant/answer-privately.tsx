"use client";
import { useMutation } from "@tanstack/react-query";
import { EyeOff } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { Button } from "@/components/ui/button";
import { showError } from "@/components/ui/show-error";
import { askWorkspaceContract } from "@/lib/ai/ask/contract";
import { aiChatPath } from "@/lib/ai/sessions/paths";
import { call } from "@/lib/http/client";
import { newId } from "@/lib/new-id";

/** Says to whoever asked that something was left out for the others, and asks again with their own rights alone. */
export function AnswerPrivately({ question }: { question: string }) {
  const { id: workspaceId, slug } = useWorkspaceIds();
  const router = useRouter();
  // Another try after a lost answer asks nothing twice.
  const [sessionId] = useState(newId);
  const ask = useMutation({
    mutationFn: () =>
      call(askWorkspaceContract, { params: { workspaceId }, body: { sessionId, text: question } }),
    onSuccess: ({ session }) => router.push(aiChatPath(slug, session.id)),
    onError: showError,
  });
  return (
    <div className="flex flex-wrap items-center gap-2 text-muted text-sm">
      <p className="flex items-start gap-2">
        <EyeOff className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
        Not everyone here may read all that you may, so something was left out.
      </p>
      <Button size="sm" loading={ask.isPending} onClick={() => ask.mutate()}>
        Answer privately
      </Button>
    </div>
  );
}
