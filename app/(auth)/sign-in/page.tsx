import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/accounts/auth-card";
import { DemoSignIn } from "@/components/accounts/demo-sign-in";
import { FormFailure } from "@/components/accounts/form-failure";
import { GitHubButton } from "@/components/accounts/github-button";
import { PasskeySignIn } from "@/components/accounts/passkeys/passkey-sign-in";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { SsoButton } from "@/components/accounts/sso-button";
import { TextLink } from "@/components/accounts/text-link";
import { ForgetDevice } from "@/components/offline/forget-device";
import { arePasskeysOffered } from "@/lib/accounts/passkeys/relying-party";
import { listDemoPeople } from "@/lib/accounts/sessions/service";
import { isGitHubConfigured } from "@/lib/auth/github";
import { localPath } from "@/lib/auth/local-path";
import { currentActor } from "@/lib/auth/session";
import { signInProblem } from "@/lib/auth/sign-in-problem";
import { listSsoProviders } from "@/lib/auth/sso-providers";

export const metadata: Metadata = { title: "Sign in" };

type SearchParams = { next?: string | string[]; error?: string | string[] };

export default async function SignInPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const next = localPath(params.next);
  const problem = signInProblem(params.error);
  // Somebody signed in comes here with a problem when connecting GitHub failed.
  if (await currentActor())
    redirect(problem ? `/settings/security?error=${encodeURIComponent(String(params.error))}` : next);

  const demoPeople = await listDemoPeople((await headers()).get("host"));
  const providers = await listSsoProviders();
  return (
    <AuthCard
      title="Sign in"
      footer={
        <>
          New here?{" "}
          <TextLink href={next === "/" ? "/sign-up" : `/sign-up?next=${encodeURIComponent(next)}`}>
            Create an account
          </TextLink>
        </>
      }
    >
      <ForgetDevice />
      <FormFailure>{problem}</FormFailure>
      <SignInForm next={next} />
      {arePasskeysOffered() && <PasskeySignIn next={next} />}
      {providers.map(({ id, label }) => (
        <SsoButton key={id} providerId={id} label={`Sign in with ${label}`} next={next} />
      ))}
      {isGitHubConfigured() && <GitHubButton label="Sign in with GitHub" next={next} />}
      {demoPeople.length > 0 && <DemoSignIn people={demoPeople} next={next} />}
    </AuthCard>
  );
}
