/*
 * What of a text is a number, however it is written: figures with the marks that say what they count, words, and signs of Han. No number that is
 * changed is a typing error.
 */

/** What counts by ten, a hundred and so on, in signs of Han and of Hangul, and the numerals. */
const HAN = "〇零一二三四五六七八九十百千万萬亿億兆廿卅两兩半壹贰貳叁參肆伍陆陸柒捌玖拾佰仟";
const HANGUL = "십백천만억조";
const LETTER = String.raw`[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}µ]`;
const SIGN = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]`;

/** Units of which a capital makes others. */
const UNIT = "[kKMGTmµμncd]?(?:m|g|W|V|A|J|N|s|S|Pa|Hz|B|b|bit|Wh|Sv|Bq|l|L|t|eV)";

/** A hyphen is a sign only where nothing stands before it: “COVID-19” is not below zero. No more than a few, since each is tried from each. */
const BEFORE = String.raw`(?:\p{Sm}|(?<![\p{L}\p{N}\p{M}])[-–]|[\p{Sc}№]\p{Zs}?){0,4}`;
const DIGITS = String.raw`\p{N}[\p{N}\p{M}]*(?:[.,:/-]\p{N}+)*`;
/** In what is written without spaces, the first sign after a number says what it counts. */
const AFTER = String.raw`(?:${LETTER}+|\p{Zs}?(?:[%％‰‱′″\p{Sc}\p{So}]+${LETTER}?|${UNIT}(?!${LETTER}))|[${HAN}${HANGUL}]*${SIGN})?`;

/** “One” is not among them: no other word can be made of it by a letter, and “some one” is “someone”. */
const ENGLISH =
  "(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|hundred|thousand|dozen|half|quarter)(?:s|ths?)?|(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:y|ies|ieths?)|thirds?|fifths?|eighths?|ninths?|twelfths?|halves";
const GERMAN = String.raw`zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn|(?:zwan|vier|fünf|sech|sieb|acht|neun)zig|dreißig|dreissig|\p{L}*(?:hundert|tausend)\p{L}*`;
const FRENCH =
  "deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|cents?|mille";
/** Of the other languages those that a letter or two would make another number. */
const OTHERS = "sesenta|setenta|sessanta|settanta|sessenta|(?:seis|sete)cient[oa]s";
/** “Million” and the like, and who has one, in every language that has the word. */
const MAGNITUDE = String.raw`(?:m|b|tr|quadr)il[lijh]*(?:on|ón|oen|õ|ão|ard)\p{L}*`;

const FIGURE = new RegExp(`${BEFORE}${DIGITS}${AFTER}`, "gu");
const MARK = /[\p{Sc}%％‰‱°℃℉]/gu;
const WORD = new RegExp(
  String.raw`(?<![\p{L}\p{N}\p{M}])(?:${ENGLISH}|${GERMAN}|${FRENCH}|${OTHERS}|${MAGNITUDE})(?![\p{L}\p{N}\p{M}])`,
  "giu",
);
/** A lone 一 is part of many words, so what follows it says nothing of a number. */
const HAN_NUMBER = new RegExp(
  String.raw`一(?![${HAN}])|[${HAN}]+[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]?`,
  "gu",
);

/** The numbers of a text in their order, by the ways of writing one: the same in two texts that differ only in spaces and capitals around them. */
export function numbersIn(text: string): readonly (readonly string[])[] {
  const written = text.normalize("NFC");
  const all = (what: RegExp) => written.match(what) ?? [];
  return [
    all(FIGURE).map((figure) => figure.replace(/\p{Zs}/gu, "")),
    all(MARK),
    all(WORD).map((word) => word.toLowerCase()),
    all(HAN_NUMBER),
  ];
}
