import type { Metadata } from "next";
import { ChangePasswordForm } from "@/components/accounts/change-password-form";
import { EmailSettings } from "@/components/accounts/email-settings";
import { FormFailure } from "@/components/accounts/form-failure";
import { MailPasswordLink } from "@/components/accounts/mail-password-link";
import { SignInMethods } from "@/components/accounts/methods/sign-in-methods";
import { Passkeys } from "@/components/accounts/passkeys/passkeys";
import { PhoneSettings } from "@/components/accounts/phone/phone-settings";
import { TwoFactorSection } from "@/components/accounts/two-factor/two-factor-section";
import { BlockedPeople } from "@/components/people/blocked-people";
import { settingsPath } from "@/components/settings/sections";
import { SettingsPane } from "@/components/settings/settings-pane";
import { SettingsSection } from "@/components/settings/settings-section";
import { LinkButton } from "@/components/ui/link-button";
import { getSignInMethods } from "@/lib/accounts/methods/service";
import { arePasskeysOffered } from "@/lib/accounts/passkeys/relying-party";
import { listPasskeys } from "@/lib/accounts/passkeys/service";
import { getPhone } from "@/lib/accounts/phone/service";
import { isVerifyConfigured } from "@/lib/accounts/phone/twilio-verify";
import { getMe } from "@/lib/accounts/service";
import { getTwoFactor } from "@/lib/accounts/two-factor/service";
import { requireActor } from "@/lib/auth/session";
import { signInProblem } from "@/lib/auth/sign-in-problem";
import { listBlocks } from "@/lib/people/blocks/service";

export const metadata: Metadata = { title: "Security" };

type SearchParams = { error?: string | string[] };

export default async function SecurityPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const [me, twoFactor, passkeys, methods, phone, blocks] = await Promise.all([
    getMe(actor.userId),
    getTwoFactor(actor),
    listPasskeys(actor),
    getSignInMethods(actor),
    getPhone(actor),
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
      {arePasskeysOffered() && (
        <SettingsSection
          title="Passkeys"
          lead="Sign in with a fingerprint, your face or a security key. There is nothing to remember, and a phishing page gets nothing."
        >
          <Passkeys initial={passkeys.items} signals={passkeys.signals} />
        </SettingsSection>
      )}
      <SettingsSection title="Sign-in methods" lead="The ways into your account, beside passkeys.">
        <SignInMethods initial={methods} next={settingsPath("security")} />
      </SettingsSection>
      <SettingsSection
        title="Phone"
        lead="A number that is verified to be yours. It is never shown to others."
      >
        <PhoneSettings initial={phone} isOffered={isVerifyConfigured()} />
      </SettingsSection>
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
