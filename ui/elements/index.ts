import { GjChecklist } from "./checklist/checklist.ts";
import { GjCompliance } from "./compliance/compliance.ts";
import { define } from "./element.ts";
import { GjFinding } from "./finding/finding.ts";
import { GjLog } from "./log/log.ts";
import { GjRecordForm } from "./record/form.ts";
import { GjRecord } from "./record/record.ts";
import { GjRule } from "./rule/rule.ts";
import { GjSheet } from "./sheet/sheet.ts";

define("gj-checklist", GjChecklist);
define("gj-compliance", GjCompliance);
define("gj-finding", GjFinding);
define("gj-log", GjLog);
define("gj-record", GjRecord);
define("gj-record-form", GjRecordForm);
define("gj-rule", GjRule);
define("gj-sheet", GjSheet);
