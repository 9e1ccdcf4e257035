import { env } from "@/lib/env";
import { type MailContent, renderMail } from "./layout";

const link = (path: string) => new URL(path, env().APP_URL).href;

export function verifyEmailMail(input: { name: string; token: string; code: string }): MailContent {
  const { name, token, code } = input;
  return renderMail({
    subject: "Verify your e-mail address for Guildhall",
    greeting: `Hello ${name},`,
    paragraphs: [
      "Welcome to Guildhall. Please verify that this address is yours.",
      `Press the button, or type this code where you are signed in: ${code}`,
    ],
    action: { label: "Verify my address", url: link(`/verify-email?token=${token}`) },
    footnote:
      "Link and code work for 24 hours, once. If you didn't register, ignore this mail: nothing happens.",
  });
}

/** For the owner of an address that was registered a second time, likely by themselves. */
export function alreadyRegisteredMail(): MailContent {
  return renderMail({
    subject: "You already have a Guildhall account",
    paragraphs: [
      "Somebody tried to register with this e-mail address, but it has an account already. If it was you, sign in instead; if you forgot the password, the sign-in page lets you set a new one.",
    ],
    action: { label: "Sign in", url: link("/sign-in") },
    footnote: "If it wasn't you, there is nothing to do. Your account is unchanged.",
  });
}

export function resetPasswordMail({ name, token }: { name: string; token: string }): MailContent {
  return renderMail({
    subject: "Set a new password for Guildhall",
    greeting: `Hello ${name},`,
    paragraphs: ["Somebody, we hope you, asked to set a new password for your account."],
    action: { label: "Set a new password", url: link(`/reset-password?token=${token}`) },
    footnote:
      "The link works once, within an hour. If you didn't ask for it, ignore this mail: your password stays as it is.",
  });
}

export function passwordChangedMail({ name }: { name: string }): MailContent {
  return renderMail({
    subject: "Your Guildhall password was changed",
    greeting: `Hello ${name},`,
    paragraphs: ["The password of your account was just changed, and other devices were signed out."],
    footnote:
      "If this wasn't you, set a new password at once with “Forgot your password?” on the sign-in page.",
  });
}

export function newSignInMail(input: {
  name: string;
  device: string;
  ip: string | null;
  token: string;
}): MailContent {
  return renderMail({
    subject: "New sign-in to your Guildhall account",
    greeting: `Hello ${input.name},`,
    paragraphs: [
      `${input.device} just signed in to your account${input.ip ? ` from the address ${input.ip}` : ""}. We haven't seen it there before.`,
      "If this was you, there is nothing to do.",
    ],
    action: { label: "This wasn't me", url: link(`/not-me?token=${input.token}`) },
    footnote: "The link works for seven days. It asks before it does anything.",
  });
}

export function twoFactorMail({ name, state }: { name: string; state: "on" | "off" }): MailContent {
  return renderMail({
    subject: `Two-factor sign-in is ${state} for your Guildhall account`,
    greeting: `Hello ${name},`,
    paragraphs: [
      state === "on"
        ? "Signing in to your account now also asks for a code of your authenticator app."
        : "Signing in to your account doesn't ask for a code any more: your password is enough.",
    ],
    action: { label: "Open my security settings", url: link("/settings/security") },
    footnote:
      "If this wasn't you, set a new password at once with “Forgot your password?” on the sign-in page.",
  });
}

export function accountDeletedMail({ name }: { name: string }): MailContent {
  return renderMail({
    subject: "Your Guildhall account was deleted",
    greeting: `Goodbye ${name},`,
    paragraphs: [
      "Your account was just deleted. What you wrote where others read it stays, without your name; everything else of yours is gone.",
    ],
    footnote: "If this wasn't you, tell whoever runs this Guildhall. The account can't be brought back.",
  });
}

export function exportStartedMail({ name }: { name: string }): MailContent {
  return renderMail({
    subject: "Your Guildhall data is being exported",
    greeting: `Hello ${name},`,
    paragraphs: [
      "An archive of your data was just asked for. It will be on the page “Data” of your settings for seven days.",
    ],
    action: { label: "Open the page", url: link("/settings/data") },
    footnote: "If this wasn't you, change your password at once, which signs out other devices.",
  });
}

/** To whoever made it. The link opens the page; turning it on again is a press there. */
export function webhookDisabledMail(input: {
  personName: string;
  name: string;
  isGone: boolean;
  workspace: { name: string; slug: string };
}): MailContent {
  const { personName, name, isGone, workspace } = input;
  return renderMail({
    subject: `The webhook ${name} of ${workspace.name} was turned off`,
    greeting: `Hello ${personName},`,
    paragraphs: [
      isGone
        ? `The address of the webhook ${name} answered that it is gone for good (410), so nothing more is sent to it.`
        : `Nothing could be delivered to the webhook ${name} for three days, so nothing more is sent to it.`,
      "Its log says what went wrong. Turn it on again there when the address answers; failed deliveries can be sent again for two weeks.",
    ],
    action: { label: "Open the webhooks", url: link(`/w/${workspace.slug}/settings/integrations`) },
    footnote: "Nobody else was told.",
  });
}

/** `url` is the invite link, token and all. */
export function inviteMail(input: { workspaceName: string; inviterName: string; url: string }): MailContent {
  const { workspaceName, inviterName, url } = input;
  return renderMail({
    subject: `${inviterName} invites you to ${workspaceName} on Guildhall`,
    paragraphs: [
      `${inviterName} invites you to join the workspace ${workspaceName} on Guildhall, where the team talks, writes and plans together.`,
    ],
    action: { label: `Join ${workspaceName}`, url },
    footnote: "If you don't know the sender, ignore this mail.",
  });
}
