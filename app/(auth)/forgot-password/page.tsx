import type { Metadata } from "next";
import { headers } from "next/headers";
import { AuthCard } from "@/components/accounts/auth-card";
import { ForgotPasswordForm } from "@/components/accounts/forgot-password-form";
import { TextLink } from "@/components/accounts/text-link";
import { isLocalMailShown } from "@/lib/mail/local-mail";

export const metadata: Metadata = { title: "Forgot your password?" };

export default async function ForgotPasswordPage() {
  const showsLocalMail = isLocalMailShown((await headers()).get("host"));
  return (
    <AuthCard
      title="Forgot your password?"
      lead="We mail you a link to set a new one."
      footer={<TextLink href="/sign-in">Back to signing in</TextLink>}
    >
      <ForgotPasswordForm showsLocalMail={showsLocalMail} />
    </AuthCard>
  );
}
