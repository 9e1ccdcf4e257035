import type { Metadata } from "next";
import { ChangePasswordForm } from "@/components/accounts/change-password-form";
import { EmailSettings } from "@/components/accounts/email-settings";
import { FormFailure } from "@/components/accounts/form-failure";
import { GitHubButton } from "@/components/accounts/github-button";
import { MailPasswordLink } from "@/components/accounts/mail-password-link";
import { TwoFactorSection } from "@/components/accounts/two-factor/two-factor-section";
import { BlockedPeople } from "@/components/people/blocked-people";
import { settingsPath } from "@/components/settings/sections";
import { SettingsPane } from "@/components/settings/settings-pane";
import { SettingsSection } from "@/components/settings/settings-section";
import { LinkButton } from "@/components/ui/link-button";
import { getMe } from "@/lib/accounts/service";
import { getTwoFactor } from "@/lib/accounts/two-factor/service";
import { isGitHubConfigured } from "@/lib/auth/github";
import { requireActor } from "@/lib/auth/session";
import { signInProblem } from "@/lib/auth/sign-in-problem";
import { listBlocks } from "@/lib/people/blocks/service";

export const metadata: Metadata = { title: "Security" };

type SearchParams = { error?: string | string[] };

export default async function SecurityPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const [me, twoFactor, blocks] = await Promise.all([
    getMe(actor.userId),
    getTwoFactor(actor),
    listBlocks(actor, { limit: 50 }),
  ]);
  const problem = signInProblem((await searchParams).error);
  return (
    <SettingsPane section="security">
      <FormFailure>{problem}</FormFailure>
      <SettingsSection title="E-mail" lead="What you sign in with, and where mail goes.">
        <EmailSettings email={me.email} isVerified={me.emailVerified} />
      </SettingsSection>
      <SettingsSection title="Password" lead="Changing it signs you out everywhere else.">
        {me.hasPassword ? <ChangePasswordForm email={me.email} /> : <MailPasswordLink email={me.email} />}
      </SettingsSection>
      <SettingsSection
        title="Two-factor sign-in"
        lead="A code of an app on your phone, beside your password. A stolen password alone lets nobody in then."
      >
        <TwoFactorSection
          initial={{ isOn: twoFactor.enabledAt !== null, recoveryCodes: twoFactor.recoveryCodes }}
        />
      </SettingsSection>
      {(me.hasGitHub || isGitHubConfigured()) && (
        <SettingsSection title="GitHub" lead="Another way to sign in.">
          {me.hasGitHub ? (
            <p>A GitHub account is connected.</p>
          ) : (
            <div className="flex flex-col items-start gap-3">
              <GitHubButton label="Connect GitHub" next={settingsPath("security")} />
            </div>
          )}
        </SettingsSection>
      )}
      <SettingsSection title="Sessions" lead="The browsers and programs that are signed in as you.">
        <LinkButton href={settingsPath("devices")}>See and end sessions</LinkButton>
      </SettingsSection>
      <SettingsSection
        title="Blocked people"
        lead="They can’t write to you directly or see whether you are there."
      >
        <BlockedPeople initial={blocks} />
      </SettingsSection>
    </SettingsPane>
  );
}
