// Where reading a YAML text stops.

/** What the text does that YAML does not have: a problem in libyaml's words, where it is (`mark`) and where it began (`context`). */
export class Problem extends Error {
  constructor(problem, mark, context) {
    super(problem);
    Object.assign(this, { problem, mark, context });
  }
}
