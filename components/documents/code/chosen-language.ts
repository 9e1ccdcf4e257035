const KEY = "guildhall.code-language";

/** The language that was chosen last, which the next code block gets. */
export function chosenLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function rememberLanguage(language: string): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Without storage the next block is without a language.
  }
}
