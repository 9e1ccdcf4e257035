"use client";
import { useMutation } from "@tanstack/react-query";
import { showError } from "@/components/ui/show-error";
import { stopRunContract } from "@/lib/ai/runs/contract";
import { call } from "@/lib/http/client";

/** Stops the answer that a run writes, once: until it has ended, or the request has failed. */
export function useStop(runId: string | null | undefined) {
  const { mutate, variables, isIdle, isError } = useMutation({
    mutationFn: (id: string) => call(stopRunContract, { params: { runId: id } }),
    onError: showError,
  });
  const isStopping = variables === runId && !isIdle && !isError;
  return {
    isStopping,
    stop() {
      if (runId && !isStopping) mutate(runId);
    },
  };
}
