"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { showError } from "@/components/ui/show-error";
import { toast } from "@/components/ui/toast";
import { refreshConversations } from "@/lib/conversations/queries";
import { call } from "@/lib/http/client";
import { blockPersonContract, unblockPersonContract } from "@/lib/people/contract";

/** Blocks and unblocks a person; blocking can be undone. */
export function useBlocking({ id: userId, name }: { id: string; name: string }) {
  const client = useQueryClient();
  const [isPending, setPending] = useState(false);

  async function setBlocked(isBlocked: boolean) {
    setPending(true);
    try {
      await call(isBlocked ? blockPersonContract : unblockPersonContract, { params: { userId } });
      for (const queryKey of [["person", userId], ["blocks"]]) void client.invalidateQueries({ queryKey });
      refreshConversations(client);
      const undo = { label: "Undo", onClick: () => void setBlocked(false) };
      if (isBlocked) toast.success(`${name} is blocked`, { action: undo });
      else toast.success(`${name} isn’t blocked any more`);
    } catch (error) {
      showError(error);
    } finally {
      setPending(false);
    }
  }
  return { setBlocked, isPending };
}
