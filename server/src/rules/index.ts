import balance from './balance.js';
import cellBlank from './cell-blank.js';
import cellValue from './cell-value.js';
import feeStatementMissing from './fee-statement-missing.js';
import notEntitled from './not-entitled.js';
import period from './period.js';
import proseRepeat from './prose-repeat.js';
import proseSum from './prose-sum.js';
import proseTable from './prose-table.js';
import reportYear from './report-year.js';
import type { Rule } from './rule.js';
import sectionEmpty from './section-empty.js';
import sectionHeading from './section-heading.js';
import sectionMissing from './section-missing.js';
import sectionNumber from './section-number.js';
import sectionOrder from './section-order.js';
import tableColumn from './table-column.js';
import tableFormat from './table-format.js';
import tableMissing from './table-missing.js';
import tableRow from './table-row.js';
import title from './title.js';
import topicMissing from './topic-missing.js';
import unreadable from './unreadable.js';

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
  reportYear,
  period,
  proseSum,
  proseTable,
  proseRepeat,
  unreadable,
];
