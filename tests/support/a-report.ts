/** A plain-text report with every part that one can have, in the words of this house. */
export const aReport = `Ministry denies reading the post it opens

Spoiler: It was only holding it up to the light

The ministry has denied that it reads the letters of citizens, which it opens.

"We look at the envelope," a spokesman told the *Evening Ledger*, "and the envelope is open."

The statement was published in German*, and says that no letter has been read "in the sense of the word".

Opponents were not satisfied. They have written to say so.

The ministry said that it looked forward to it. ®


*Machine translation, not checked by anyone who speaks it.

Opening what others close © 1987–2019`;
