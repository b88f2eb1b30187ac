import { primaryLanguage } from "./language";

/** The house's own words inside a body, which are in the language of the article. */
export interface Wording {
  /** The language these words are in: the article's, or English where the house has none in it. */
  readonly language: string;
  readonly notes: string;
  /** The accessible name of a reference; begins with what is seen. */
  noteReference(mark: string): string;
  backToReference(mark: string, which: number, of: number): string;
  readonly done: string;
  readonly notDone: string;
  /** The accessible name of a table's scroll area; `number` is null where the article has only one table. */
  table(number: number | null): string;
  original(language: string): string;
  /** `checker` is whoever has checked it, where they are named. */
  machineTranslation(from: string, checker: string | null): string;
  humanTranslation(from: string, translator: string | null): string;
  /** The shared note under an article with machine-translated quotes. */
  machineNote(engines: readonly string[], checked: boolean, withOriginals: boolean): string;
}

const english: Wording = {
  language: "en",
  notes: "Notes",
  noteReference: (mark) => `${mark} note`,
  backToReference: (mark, which, of) => `Back to reference ${mark}${of > 1 ? ` (${which} of ${of})` : ""}`,
  done: "Done",
  notDone: "Not done",
  table: (number) => (number === null ? "Table" : `Table ${number}`),
  original: (language) => `Original (${language})`,
  machineTranslation: (from, checker) =>
    `Translated by machine from: ${from}${checker ? `, checked by ${checker}` : ""}`,
  humanTranslation: (from, translator) => `Translated from: ${from}${translator ? `, by ${translator}` : ""}`,
  machineNote: (engines, checked, withOriginals) =>
    `Quotes with this mark were translated by machine${inBrackets(engines)} ${
      checked ? "and then checked by a person" : "and have not been checked by a person"
    }.${withOriginals ? " The original words stand with each of them." : ""}`,
};

const german: Wording = {
  language: "de",
  notes: "Anmerkungen",
  noteReference: (mark) => `${mark} Anmerkung`,
  backToReference: (mark, which, of) => `Zurück zur Stelle ${mark}${of > 1 ? ` (${which} von ${of})` : ""}`,
  done: "Erledigt",
  notDone: "Offen",
  table: (number) => (number === null ? "Tabelle" : `Tabelle ${number}`),
  original: (language) => `Original (${language})`,
  machineTranslation: (from, checker) =>
    `Maschinell übersetzt aus: ${from}${checker ? `, geprüft von ${checker}` : ""}`,
  humanTranslation: (from, translator) => `Übersetzt aus: ${from}${translator ? `, von ${translator}` : ""}`,
  machineNote: (engines, checked, withOriginals) =>
    `Zitate mit diesem Zeichen wurden maschinell übersetzt${inBrackets(engines)} und ${
      checked ? "danach von einem Menschen geprüft" : "nicht von einem Menschen geprüft"
    }.${withOriginals ? " Der ursprüngliche Wortlaut steht bei jedem von ihnen." : ""}`,
};

const french: Wording = {
  language: "fr",
  notes: "Notes",
  noteReference: (mark) => `${mark} note`,
  backToReference: (mark, which, of) =>
    `Retour à l’appel de note ${mark}${of > 1 ? ` (${which} sur ${of})` : ""}`,
  done: "Fait",
  notDone: "À faire",
  table: (number) => (number === null ? "Tableau" : `Tableau ${number}`),
  original: (language) => `Texte original (${language})`,
  machineTranslation: (from, checker) =>
    `Traduction automatique, langue d’origine\u00a0: ${from}${checker ? `, relue par ${checker}` : ""}`,
  humanTranslation: (from, translator) =>
    `Traduction, langue d’origine\u00a0: ${from}${translator ? `, par ${translator}` : ""}`,
  machineNote: (engines, checked, withOriginals) =>
    `Les citations portant ce signe ont été traduites automatiquement${inBrackets(engines)} ${
      checked ? "puis relues par une personne" : "et n’ont pas été relues par une personne"
    }.${withOriginals ? " Le texte original accompagne chacune d’elles." : ""}`,
};

const chinese: Wording = {
  language: "zh",
  notes: "注释",
  noteReference: (mark) => `${mark} 注释`,
  backToReference: (mark, which, of) => `回到注释 ${mark} 的引用处${of > 1 ? `（${which}/${of}）` : ""}`,
  done: "已完成",
  notDone: "未完成",
  table: (number) => (number === null ? "表格" : `表格 ${number}`),
  original: (language) => `原文（${language}）`,
  machineTranslation: (from, checker) => `机器翻译，原文语言：${from}${checker ? `，核对：${checker}` : ""}`,
  humanTranslation: (from, translator) =>
    `译文，原文语言：${from}${translator ? `，译者：${translator}` : ""}`,
  machineNote: (engines, checked, withOriginals) =>
    `带此标记的引文由机器翻译${engines.length === 0 ? "" : `（${engines.join("、")}）`}，${
      checked ? "并经人工核对" : "未经人工核对"
    }。${withOriginals ? "每段引文均附原文。" : ""}`,
};

const byLanguage: ReadonlyMap<string, Wording> = new Map([
  ["en", english],
  ["de", german],
  ["fr", french],
  ["zh", chinese],
]);

/** The house's words for an article in `language`, in English where there are none in that language. */
export function wordingFor(language: string): Wording {
  // Ours are in simplified characters only.
  if (primaryLanguage(language) === "zh" && new Intl.Locale(language).maximize().script !== "Hans")
    return english;
  return byLanguage.get(primaryLanguage(language)) ?? english;
}

function inBrackets(names: readonly string[]): string {
  return names.length === 0 ? "" : ` (${names.join(", ")})`;
}
