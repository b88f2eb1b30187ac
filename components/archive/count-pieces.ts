/** `1 piece`, `1,204 pieces`, with the number as `language` writes it. */
export function countPieces(pieces: number, language: string): string {
  return `${pieces.toLocaleString(language)} ${pieces === 1 ? "piece" : "pieces"}`;
}
