import { hash, verify } from "@node-rs/argon2";
import { env } from "@/lib/env";
import { turns } from "@/lib/turns";

/** argon2id, the library's default. By default about 45 ms of one core, and 64 MiB (see decision 41). */
const cost = () => ({ memoryCost: env().PASSWORD_MEMORY_KIB, timeCost: 2, parallelism: 1 });

/** Keyboards and systems compose accents differently; the same password must give the same bytes. */
const normalize = (password: string) => password.normalize("NFKC");

/** Each hash takes memory and one of four threads that files and names wait for as well. */
const inTurn = turns({ atOnce: 2, maxWaiting: 50 });

/** @throws AppError overloaded where too many wait, as `verifyPassword` does */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(normalize(password), cost()));

/** Whether a hash was made at another cost than new ones are. */
export function isOutdated(passwordHash: string): boolean {
  const { memoryCost, timeCost, parallelism } = cost();
  return !passwordHash.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password is right. Takes as long without a hash (unknown e-mail, GitHub-only account), and with an outdated
 * one, as with one of today, so that timing doesn't reveal who has an account.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hash("a password that nobody has", cost());
  const text = normalize(password);
  const isCheaper = passwordHash !== null && isOutdated(passwordHash);
  const hashes = [passwordHash ?? (await decoy), ...(isCheaper ? [await decoy] : [])];
  const [matches = false] = await Promise.all(hashes.map((each) => inTurn(() => verify(each, text))));
  return matches && passwordHash !== null;
}
