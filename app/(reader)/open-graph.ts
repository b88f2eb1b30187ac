/** `en_GB`, the form in which Open Graph names a language; its usual region where `language` (BCP 47) names none. */
export function openGraphLocale(language: string): string {
  const locale = new Intl.Locale(language).maximize();
  return locale.region ? `${locale.language}_${locale.region}` : locale.language;
}
