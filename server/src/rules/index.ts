// Written by `npm run generate` from the files of this folder. A line of the list below may be moved; the rest is not edited by hand.
import articlePurpose from './article-purpose.js';
import articleUnknown from './article-unknown.js';
import balance from './balance.js';
import carryOver from './carry-over.js';
import cellBlank from './cell-blank.js';
import cellValue from './cell-value.js';
import copied from './copied.js';
import dateForm from './date-form.js';
import deadline from './deadline.js';
import documentMismatch from './document-mismatch.js';
import documentNumber from './document-number.js';
import documentSuperseded from './document-superseded.js';
import feeStatementMissing from './fee-statement-missing.js';
import figureForm from './figure-form.js';
import foreignBody from './foreign-body.js';
import institution from './institution.js';
import leftover from './leftover.js';
import listRows from './list-rows.js';
import notEntitled from './not-entitled.js';
import numberingLevel from './numbering-level.js';
import period from './period.js';
import personalData from './personal-data.js';
import proseList from './prose-list.js';
import proseRepeat from './prose-repeat.js';
import proseSum from './prose-sum.js';
import proseTable from './prose-table.js';
import punctuation from './punctuation.js';
import reportYear from './report-year.js';
import sectionEmpty from './section-empty.js';
import sectionHeading from './section-heading.js';
import sectionMissing from './section-missing.js';
import sectionNumber from './section-number.js';
import sectionOrder from './section-order.js';
import type { Rule } from './shared/rule.js';
import shortTitle from './short-title.js';
import silence from './silence.js';
import statuteName from './statute-name.js';
import statuteVersion from './statute-version.js';
import tableColumn from './table-column.js';
import tableFormat from './table-format.js';
import tableMissing from './table-missing.js';
import tableRow from './table-row.js';
import title from './title.js';
import titleMarks from './title-marks.js';
import topicMissing from './topic-missing.js';
import unitSum from './unit-sum.js';
import unreadable from './unreadable.js';
import wording from './wording.js';

/** Every rule, in the order of the manual. */
export const rules: readonly Rule[] = [
  title,
  sectionMissing,
  sectionOrder,
  sectionNumber,
  sectionHeading,
  sectionEmpty,
  topicMissing,
  feeStatementMissing,
  tableMissing,
  tableFormat,
  tableRow,
  tableColumn,
  cellBlank,
  cellValue,
  balance,
  notEntitled,
  articleUnknown,
  articlePurpose,
  statuteVersion,
  documentNumber,
  documentMismatch,
  documentSuperseded,
  titleMarks,
  shortTitle,
  reportYear,
  period,
  proseSum,
  proseTable,
  proseRepeat,
  dateForm,
  deadline,
  numberingLevel,
  punctuation,
  wording,
  leftover,
  personalData,
  silence,
  unreadable,
  institution,
  statuteName,
  foreignBody,
  figureForm,
  listRows,
  carryOver,
  copied,
  proseList,
  unitSum,
];
