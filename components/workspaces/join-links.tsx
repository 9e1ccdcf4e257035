"use client";
import { LinkButton } from "@/components/ui/link-button";
import { rememberJoining } from "./join-intent";

/** For those who aren't signed in: they join as soon as they are. */
export function JoinLinks({ token }: { token: string }) {
  const next = `?next=${encodeURIComponent(`/invite/${token}`)}`;
  const onClick = () => rememberJoining(token);
  return (
    <>
      <LinkButton href={`/sign-up${next}`} variant="primary" onClick={onClick}>
        Sign up and join
      </LinkButton>
      <LinkButton href={`/sign-in${next}`} onClick={onClick}>
        I have an account
      </LinkButton>
    </>
  );
}
