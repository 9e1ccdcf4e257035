import { forgetDevices } from "@/lib/auth/remembered-device";
import { endSessions } from "@/lib/auth/session-store";
import { hashToken } from "@/lib/auth/tokens";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { issueEmailToken } from "../email-tokens/service";

/**
 * The person says that a sign-in wasn't theirs: its session ends, and no browser passes without the second factor.
 * @returns the token to set a new password with, since somebody may know the present one; null where there is none
 */
export async function endForeignSession(token: string): Promise<{ resetToken: string | null }> {
  return transaction(async (tx) => {
    const [alert] = await tx.$queryRaw<{ userId: string; sessionId: string }[]>`
      DELETE FROM sign_in_alerts WHERE token_hash = ${hashToken(token)} AND expires > now()
      RETURNING user_id AS "userId", session_id AS "sessionId"`;
    if (!alert) throw gone();
    const { userId, sessionId } = alert;
    await endSessions(tx, { id: sessionId, userId });
    await forgetDevices(tx, userId);
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } });
    return { resetToken: user.passwordHash ? await issueEmailToken(tx, userId, "RESET_PASSWORD") : null };
  });
}

const gone = () =>
  new AppError(
    "not_found",
    "This link has expired or was used already. Look at your sessions in the settings, and set a new password.",
  );
