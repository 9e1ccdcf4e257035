"use client";
import { useState } from "react";
import { problemOf } from "@/lib/http/errors";

type AttemptOptions = {
  /** Where the page is left afterwards: busy until it is gone, so that nothing is made twice. */
  staysBusy?: boolean;
};

/** What a form or button does on a server: whether it is under way, and in words for the person why it failed. */
export function useAttempt() {
  const [error, setError] = useState("");
  const [isBusy, setBusy] = useState(false);

  async function attempt(work: () => Promise<unknown>, { staysBusy = false }: AttemptOptions = {}) {
    setBusy(true);
    setError("");
    try {
      await work();
      setBusy(staysBusy);
    } catch (failure) {
      setError(problemOf(failure));
      setBusy(false);
    }
  }

  return { error, setError, isBusy, attempt };
}
