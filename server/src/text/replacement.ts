/** What stands in the copy in place of a stretch of the text before it; '' where a reader sees nothing there. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
