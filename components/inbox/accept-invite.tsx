"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { showError } from "@/components/ui/show-error";
import { call } from "@/lib/http/client";
import { acceptInboxInviteContract } from "@/lib/inbox/contract";
import type { InboxItem } from "@/lib/inbox/schema";
import { workspacePath } from "@/lib/workspaces/paths";

export function AcceptInvite({ item }: { item: InboxItem }) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  async function accept() {
    setBusy(true);
    try {
      const { slug } = await call(acceptInboxInviteContract, { params: { itemId: item.id } });
      router.push(workspacePath(slug));
    } catch (error) {
      setBusy(false);
      showError(error);
    }
  }
  return (
    <Button
      variant="primary"
      size="sm"
      className="relative mt-2"
      loading={isBusy}
      onClick={() => void accept()}
    >
      Join {item.workspace?.name}
    </Button>
  );
}
