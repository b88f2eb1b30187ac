/** The channel on which the database says that there is a new edition, with its number (see the migration `edition_notice`). */
export const EDITION_CHANNEL = "standfirst_edition";
