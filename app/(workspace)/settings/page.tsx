import type { Metadata } from "next";
import { ChangePasswordForm } from "@/components/accounts/change-password-form";
import { EmailSettings } from "@/components/accounts/email-settings";
import { FormFailure } from "@/components/accounts/form-failure";
import { GitHubButton } from "@/components/accounts/github-button";
import { MailPasswordLink } from "@/components/accounts/mail-password-link";
import { ProfileForm } from "@/components/accounts/profile-form";
import { SessionList } from "@/components/accounts/session-list";
import { SettingsSection } from "@/components/accounts/settings-section";
import { NotificationSettings } from "@/components/inbox/notification-settings";
import { BlockedPeople } from "@/components/people/blocked-people";
import { PresenceSettings } from "@/components/people/presence-settings";
import { StatusSettings } from "@/components/people/status-settings";
import { listSessionsContract } from "@/lib/accounts/contract";
import { getMe } from "@/lib/accounts/service";
import { listSessions } from "@/lib/accounts/sessions/service";
import { isGitHubConfigured } from "@/lib/auth/github";
import { requireActor } from "@/lib/auth/session";
import { signInProblem } from "@/lib/auth/sign-in-problem";
import { listWorkspaceNotifications } from "@/lib/notifications/preferences/service";
import { listBlocks } from "@/lib/people/blocks/service";
import { getPersonSettings } from "@/lib/people/settings/service";

export const metadata: Metadata = { title: "Account settings" };

type SearchParams = { error?: string | string[] };

export default async function SettingsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor("/settings");
  const [me, sessions, levels, person, blocks] = await Promise.all([
    getMe(actor.userId),
    listSessions(actor, { limit: 20 }),
    listWorkspaceNotifications(actor),
    getPersonSettings(actor),
    listBlocks(actor, { limit: 50 }),
  ]);
  const problem = signInProblem((await searchParams).error);
  return (
    <>
      <h1 className="font-display text-2xl">Account settings</h1>
      <FormFailure>{problem}</FormFailure>
      <SettingsSection title="Profile" lead="How others see you.">
        <ProfileForm me={me} />
      </SettingsSection>
      <SettingsSection title="E-mail" lead="What you sign in with, and where mail goes.">
        <EmailSettings email={me.email} isVerified={me.emailVerified} />
      </SettingsSection>
      <SettingsSection title="Password" lead="Changing it signs you out everywhere else.">
        {me.hasPassword ? <ChangePasswordForm email={me.email} /> : <MailPasswordLink email={me.email} />}
      </SettingsSection>
      {(me.hasGitHub || isGitHubConfigured()) && (
        <SettingsSection title="GitHub" lead="Another way to sign in.">
          {me.hasGitHub ? (
            <p>A GitHub account is connected.</p>
          ) : (
            <div className="flex flex-col items-start gap-3">
              <GitHubButton label="Connect GitHub" next="/settings" />
            </div>
          )}
        </SettingsSection>
      )}
      <div id="notifications">
        <SettingsSection title="Notifications" lead="Choose when and how you are notified.">
          <NotificationSettings initial={person} initialLevels={levels} />
        </SettingsSection>
      </div>
      <SettingsSection title="Status" lead="A picture and a few words beside your name.">
        <StatusSettings initial={person} />
      </SettingsSection>
      <SettingsSection title="Presence and receipts" lead="What others learn of whether you are there.">
        <PresenceSettings initial={person} />
      </SettingsSection>
      <SettingsSection
        title="Blocked people"
        lead="They can’t write to you directly or see whether you are there."
      >
        <BlockedPeople initial={blocks} />
      </SettingsSection>
      <SettingsSection title="Sessions" lead="Where you are signed in. End those you don’t know.">
        <SessionList initial={listSessionsContract.response.parse(sessions)} />
      </SettingsSection>
    </>
  );
}
