import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/link-button";
import { JoinButton } from "@/components/workspaces/join-button";
import { JoinLinks } from "@/components/workspaces/join-links";
import { PlainPage } from "@/components/workspaces/plain-page";
import { currentActor } from "@/lib/auth/session";
import { AppError } from "@/lib/http/errors";
import { previewInvite } from "@/lib/workspaces/invites/acceptance/service";
import { workspacePath } from "@/lib/workspaces/paths";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

/** The page of an invite link: joining, or signing in first. */
export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const actor = await currentActor();
  const invite = await previewInvite(actor, token).catch((error) => {
    if (error instanceof AppError) return error;
    throw error;
  });
  if (invite instanceof AppError) {
    const isForOthers = invite.code === "forbidden";
    return (
      <PlainPage
        title={isForOthers ? "This invite isn’t for you" : "This invite doesn’t work any more"}
        description={
          isForOthers
            ? invite.message
            : "It has expired, was revoked, or was used as often as it could be. Ask for a new one."
        }
      >
        <LinkButton href="/" className="w-full">
          Go to the start
        </LinkButton>
      </PlainPage>
    );
  }

  const { workspace, invitedBy, memberCount } = invite;
  return (
    <PlainPage
      title={invite.isMember ? `You are in ${workspace.name}` : `Join ${workspace.name}`}
      description={`${invitedBy} invited you. ${memberCount === 1 ? "One person is" : `${memberCount} people are`} there.`}
    >
      <div className="flex flex-col gap-2">
        {invite.isMember && (
          <LinkButton href={workspacePath(workspace.slug)} variant="primary">
            Open {workspace.name}
          </LinkButton>
        )}
        {actor && !invite.isMember && <JoinButton token={token} name={actor.name} />}
        {!actor && <JoinLinks token={token} />}
      </div>
    </PlainPage>
  );
}
