import { hash, verify } from "@node-rs/argon2";
import { env } from "@/lib/env";

/** argon2id, the library's default. By default about 45 ms of one core, and 64 MiB (see decision 41). */
const cost = () => ({ memoryCost: env().PASSWORD_MEMORY_KIB, timeCost: 2, parallelism: 1 });

/** Keyboards and systems compose accents differently; the same password must give the same bytes. */
const normalize = (password: string) => password.normalize("NFKC");

export const hashPassword = (password: string): Promise<string> => hash(normalize(password), cost());

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
  decoy ??= hashPassword("a password that nobody has");
  const text = normalize(password);
  const isCheaper = passwordHash !== null && isOutdated(passwordHash);
  const [matches] = await Promise.all([
    verify(passwordHash ?? (await decoy), text),
    isCheaper && verify(await decoy, text),
  ]);
  return matches && passwordHash !== null;
}
