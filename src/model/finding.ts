/** One text in the two languages of the interface. */
export interface LocalText {
  readonly zh: string;
  readonly en: string;
}

/** Something a diagram or table does that may not be deployed: which element, which rule, what is wrong, how to mend it. */
export interface Finding {
  /** Null when the finding concerns the whole resource. */
  readonly elementId: string | null;
  /** Kebab-case id of the rule, the name of its file. */
  readonly rule: string;
  readonly message: LocalText;
  readonly remedy: LocalText;
}
