"use client";
import { useMemo } from "react";
import { newId } from "@/lib/new-id";

/** Nonces of what is sent: the same for what is sent again after a failure, since it may have arrived. */
export function useNonce() {
  return useMemo(() => {
    let last: { key: string; nonce: string } | null = null;
    return {
      of(...given: unknown[]): string {
        const key = JSON.stringify(given);
        if (last?.key !== key) last = { key, nonce: newId() };
        return last.nonce;
      },
      /** It has been answered: the same again is another one. */
      done() {
        last = null;
      },
    };
  }, []);
}
