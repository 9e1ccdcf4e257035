"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { showError } from "@/components/ui/show-error";
import { updateAskScopeContract } from "@/lib/ai/ask/contract";
import { askScopeQuery } from "@/lib/ai/ask/queries";
import type { AskScope } from "@/lib/ai/ask/schema";
import { call } from "@/lib/http/client";
import ScopeFields from "./scope-fields";

/** What the answers of a chat are made of, kept for follow-ups. */
export default function ChatScope({ sessionId }: { sessionId: string }) {
  const client = useQueryClient();
  const query = askScopeQuery(sessionId);
  const { data: scope } = useQuery(query);
  const { mutate } = useMutation({
    mutationFn: (body: AskScope) =>
      call(updateAskScopeContract, { params: { aiSessionId: sessionId }, body }),
    onMutate: (next) => {
      const before = client.getQueryData(query.queryKey);
      client.setQueryData(query.queryKey, next);
      return before;
    },
    onError: (error, _, before) => {
      client.setQueryData(query.queryKey, before);
      showError(error);
    },
  });
  if (!scope) return null;
  return (
    <div className="pb-1.5">
      <ScopeFields scope={scope} onChange={mutate} />
    </div>
  );
}
