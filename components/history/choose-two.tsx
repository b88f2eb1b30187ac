import type { HistorySubject } from "@/lib/history/views";
import { historyPath, hrefOf } from "@/lib/urls";

interface ChooseTwoProps {
  readonly subject: Pick<HistorySubject, "path" | "newest">;
  /** What the form names before anybody types. */
  readonly from: number;
  readonly to?: number;
  readonly view?: "line" | "side";
}

/** Asks which two revisions are to be held against each other; nothing where there are not two. */
export function ChooseTwo({ subject: { path, newest }, from, to = newest, view = "line" }: ChooseTwoProps) {
  if (newest < 2) return null;
  return (
    <form className="choose-two" action={hrefOf(historyPath(path))} method="get" aria-labelledby="choose-two">
      <p className="slug" id="choose-two">
        Hold any two against each other
      </p>
      <label>
        Revision <input type="number" name="from" min={1} max={newest} defaultValue={from} required />
      </label>
      <label>
        and revision <input type="number" name="to" min={1} max={newest} defaultValue={to} required />
      </label>
      <label>
        shown{" "}
        <select name="view" defaultValue={view}>
          <option value="line">in line</option>
          <option value="side">side by side</option>
        </select>
      </label>
      <button type="submit">Compare</button>
    </form>
  );
}
