import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { AuthCard } from "@/components/accounts/auth-card";
import { TextLink } from "@/components/accounts/text-link";
import { TwoFactorSection } from "@/components/accounts/two-factor/two-factor-section";
import { LinkButton } from "@/components/ui/link-button";
import { getTwoFactor } from "@/lib/accounts/two-factor/service";
import { requireActor } from "@/lib/auth/session";
import { workspacePath } from "@/lib/workspaces/paths";
import { loadWorkspaces } from "../../w/[slug]/workspace";

export const metadata: Metadata = { title: "Two-factor sign-in required" };

/** In place of a workspace that requires two factors, which the person hasn't set up. */
export default async function ClosedPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const actor = await requireActor(`/closed/${slug}`);
  const workspaces = await loadWorkspaces();
  const workspace = workspaces.find((candidate) => candidate.slug === slug) ?? notFound();
  if (!workspace.isClosed) redirect(workspacePath(slug));
  const others = workspaces.filter(({ isClosed }) => !isClosed);
  const { enabledAt, recoveryCodes } = await getTwoFactor(actor);
  return (
    <div className="flex min-h-dvh justify-center overflow-y-auto bg-surface px-6 py-16">
      <AuthCard
        title={`${workspace.name} requires two-factor sign-in`}
        lead="Set it up once, with an authenticator app on your phone. Then the workspace opens again, with all that was there."
        footer={
          <div className="flex flex-col items-start gap-2">
            {others.map(({ id, slug: other, name }) => (
              <TextLink key={id} href={workspacePath(other)}>
                Open {name}
              </TextLink>
            ))}
            <TextLink href="/settings/profile">Open my settings</TextLink>
          </div>
        }
      >
        <TwoFactorSection initial={{ isOn: enabledAt !== null, recoveryCodes }} />
        <LinkButton href={workspacePath(slug)} className="self-start">
          Open {workspace.name}
        </LinkButton>
      </AuthCard>
    </div>
  );
}
