"use client";
import { Button } from "@/components/ui/button";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import { acceptInviteContract } from "@/lib/workspaces/contract";
import { workspacePath } from "@/lib/workspaces/paths";

export function JoinButton({ token, name }: { token: string; name: string }) {
  const { error, isBusy, attempt } = useAttempt();

  async function join() {
    const { slug } = await call(acceptInviteContract, { params: { token } });
    location.assign(workspacePath(slug));
  }

  return (
    <>
      <Button variant="primary" loading={isBusy} onClick={() => void attempt(join, { staysBusy: true })}>
        Join as {name}
      </Button>
      {error && (
        <p role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
    </>
  );
}
