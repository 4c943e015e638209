-- The SQL of the hot queries (bench/hot.md) on MariaDB. Written by `npm run golden:build`, checked by the tests.

-- reports: inbox, open by due date, first page of 50
SELECT …, a.`due_sort` AS `dueSort` FROM assignment a FORCE INDEX (`assignment_inbox_due`) WHERE ((((a.agency_id = ? AND a.standing = ?)))) ORDER BY a.`due_sort` ASC, a.`id` ASC LIMIT 51;
SELECT …, r.`erased_at` AS `erasedAt` FROM report r WHERE (r.id IN (?, …)) AND ((r.is_public = 1 OR EXISTS (SELECT 1 FROM assignment va WHERE va.report_id = r.id AND va.status IN ('PENDING', 'ACCEPTED', 'ANSWERED', 'DONE') AND va.agency_id IN (?))));

-- reports: inbox, open by due date, first page of 25
SELECT …, a.`due_sort` AS `dueSort` FROM assignment a FORCE INDEX (`assignment_inbox_due`) WHERE ((((a.agency_id = ? AND a.standing = ?)))) ORDER BY a.`due_sort` ASC, a.`id` ASC LIMIT 26;
SELECT …, r.`erased_at` AS `erasedAt` FROM report r WHERE (r.id IN (?, …)) AND ((r.is_public = 1 OR EXISTS (SELECT 1 FROM assignment va WHERE va.report_id = r.id AND va.status IN ('PENDING', 'ACCEPTED', 'ANSWERED', 'DONE') AND va.agency_id IN (?))));

-- reports: inbox, open by due date, 100th page of 25
SELECT …, a.`due_sort` AS `dueSort` FROM assignment a FORCE INDEX (`assignment_inbox_due`) WHERE ((((a.agency_id = ? AND a.standing = ?)))) AND (a.`due_sort` >= ? AND (a.`due_sort` > ? OR a.`id` > ?)) ORDER BY a.`due_sort` ASC, a.`id` ASC LIMIT 26;

-- reports: inbox, one status by due date
SELECT …, a.`due_sort` AS `dueSort` FROM assignment a FORCE INDEX (`assignment_status_due`) WHERE ((((a.agency_id = ? AND a.standing = ?)) AND (a.report_status = ?))) ORDER BY a.`due_sort` ASC, a.`id` ASC LIMIT 51;
SELECT …, r.`erased_at` AS `erasedAt` FROM report r WHERE (r.id IN (?, …)) AND ((r.is_public = 1 OR EXISTS (SELECT 1 FROM assignment va WHERE va.report_id = r.id AND va.status IN ('PENDING', 'ACCEPTED', 'ANSWERED', 'DONE') AND va.agency_id IN (?))));

-- reports: inbox, newest first
SELECT …, a.`due_sort` AS `dueSort` FROM assignment a FORCE INDEX (`assignment_inbox_newest`) WHERE ((((a.agency_id = ? AND a.standing = ?)))) ORDER BY a.`submitted_at` DESC, a.`report_id` DESC LIMIT 51;
SELECT …, r.`erased_at` AS `erasedAt` FROM report r WHERE (r.id IN (?, …)) AND ((r.is_public = 1 OR EXISTS (SELECT 1 FROM assignment va WHERE va.report_id = r.id AND va.status IN ('PENDING', 'ACCEPTED', 'ANSWERED', 'DONE') AND va.agency_id IN (?))));

-- reports: inbox, one unit by due date
SELECT …, a.`due_sort` AS `dueSort` FROM assignment a FORCE INDEX (`assignment_unit_due`) WHERE ((((a.agency_id = ? AND a.standing = ?)) AND (a.unit_id = ?))) ORDER BY a.`due_sort` ASC, a.`id` ASC LIMIT 51;
SELECT …, r.`erased_at` AS `erasedAt` FROM report r WHERE (r.id IN (?, …)) AND ((r.is_public = 1 OR EXISTS (SELECT 1 FROM assignment va WHERE va.report_id = r.id AND va.status IN ('PENDING', 'ACCEPTED', 'ANSWERED', 'DONE') AND va.agency_id IN (?))));

-- reports: inbox, overdue
SELECT …, a.`due_sort` AS `dueSort` FROM assignment a FORCE INDEX (`assignment_inbox_due`) WHERE ((((a.agency_id = ? AND a.standing = ?) AND ((a.due_sort < ?))))) ORDER BY a.`due_sort` ASC, a.`id` ASC LIMIT 51;
SELECT …, r.`erased_at` AS `erasedAt` FROM report r WHERE (r.id IN (?, …)) AND ((r.is_public = 1 OR EXISTS (SELECT 1 FROM assignment va WHERE va.report_id = r.id AND va.status IN ('PENDING', 'ACCEPTED', 'ANSWERED', 'DONE') AND va.agency_id IN (?))));

-- reports: inbox, one assignee by due date
SELECT …, a.`due_sort` AS `dueSort` FROM assignment a FORCE INDEX (`assignment_assignee_due`) WHERE ((((a.agency_id = ? AND a.standing = ?)) AND (a.assignee_operator_id = ?))) ORDER BY a.`due_sort` ASC, a.`id` ASC LIMIT 51;
SELECT …, r.`erased_at` AS `erasedAt` FROM report r WHERE (r.id IN (?, …)) AND ((r.is_public = 1 OR EXISTS (SELECT 1 FROM assignment va WHERE va.report_id = r.id AND va.status IN ('PENDING', 'ACCEPTED', 'ANSWERED', 'DONE') AND va.agency_id IN (?))));

-- reports: inbox, unassigned by due date
SELECT …, a.`due_sort` AS `dueSort` FROM assignment a FORCE INDEX (`assignment_assignee_due`) WHERE ((((a.agency_id = ? AND a.standing = ?)) AND (a.assignee_operator_id IS NULL))) ORDER BY a.`due_sort` ASC, a.`id` ASC LIMIT 51;
SELECT …, r.`erased_at` AS `erasedAt` FROM report r WHERE (r.id IN (?, …)) AND ((r.is_public = 1 OR EXISTS (SELECT 1 FROM assignment va WHERE va.report_id = r.id AND va.status IN ('PENDING', 'ACCEPTED', 'ANSWERED', 'DONE') AND va.agency_id IN (?))));

-- reports: queue of verification by due date
SELECT …, r.`erased_at` AS `erasedAt` FROM report r FORCE INDEX (`report_status_due`) WHERE ((((r.status = 'SUBMITTED')))) ORDER BY r.`due_sort` ASC, r.`id` ASC LIMIT 51;

-- reports: public reports, newest, first page
SELECT …, r.`erased_at` AS `erasedAt` FROM report r FORCE INDEX (`report_public_newest`) WHERE (((r.is_public = ?))) ORDER BY r.`submitted_at` DESC, r.`id` DESC LIMIT 51;

-- reports: public reports, newest, 100th page of 25
SELECT …, r.`erased_at` AS `erasedAt` FROM report r FORCE INDEX (`report_public_newest`) WHERE (((r.is_public = ?))) AND (r.`submitted_at` <= ? AND (r.`submitted_at` < ? OR r.`id` < ?)) ORDER BY r.`submitted_at` DESC, r.`id` DESC LIMIT 26;

-- reports: one report
SELECT …, r.`erased_at` AS `erasedAt` FROM report r WHERE (r.id IN (?)) AND ((r.is_public = 1 OR EXISTS (SELECT 1 FROM assignment va WHERE va.report_id = r.id AND va.status IN ('PENDING', 'ACCEPTED', 'ANSWERED', 'DONE') AND va.agency_id IN (?))));

-- reports: case with its timeline
SELECT …, r.`erased_at` AS `erasedAt` FROM report r WHERE (r.id IN (?)) AND ((r.is_public = 1 OR EXISTS (SELECT 1 FROM assignment va WHERE va.report_id = r.id AND va.status IN ('PENDING', 'ACCEPTED', 'ANSWERED', 'DONE') AND va.agency_id IN (?))));
SELECT …, x.`hash` AS `hash` FROM history x WHERE (x.report_id IN (?)) AND (x.action NOT IN ('RETURN', 'FORWARD', 'TAKE_BACK', 'DISPOSE_TO_UNIT', 'ASSIGN_OPERATOR', 'NAME_LEAD', 'DRAFT_RESPONSE', 'APPROVE_RESPONSE', 'DISCARD_RESPONSE') OR x.actor_agency_id IN (?) OR EXISTS (SELECT 1 FROM assignment ta WHERE ta.id = x.assignment_id AND ta.agency_id IN (?))) ORDER BY x.version LIMIT ?;

-- reports: 50 reports by key
SELECT …, r.`erased_at` AS `erasedAt` FROM report r WHERE (r.id IN (?, …)) AND ((r.is_public = 1 OR EXISTS (SELECT 1 FROM assignment va WHERE va.report_id = r.id AND va.status IN ('PENDING', 'ACCEPTED', 'ANSWERED', 'DONE') AND va.agency_id IN (?))));

-- reports: report by tracking id
SELECT …, r.`erased_at` AS `erasedAt` FROM report r WHERE (r.tracking_id = ?) AND ((r.is_public = 1 OR EXISTS (SELECT 1 FROM assignment va WHERE va.report_id = r.id AND va.status IN ('PENDING', 'ACCEPTED', 'ANSWERED', 'DONE') AND va.agency_id IN (?))));

-- statistics: nation, one month
SELECT member, month AS bucket, received, opened, ended, verified, archived, merged, withdrawn, disposed, followed_up, responded, closed, reopened, returned, first_response_due, first_response_met, resolve_due, resolve_met, verify_due, verify_met, auto_closed, rating_sum, rating_count, archived_unclear, archived_too_general, archived_not_government, archived_out_of_scope, archived_spam, archived_personal_data, archived_not_completed, finding_standard_breach, finding_negligence, finding_information_gap, finding_service_improved, finding_not_substantiated, older_15, older_31, older_61, older_91, overdue FROM monthly_count WHERE dimension = ? AND month IN (?, ?) AND member IN (?);

-- statistics: nation, one year
SELECT member, month AS bucket, received, opened, ended, verified, archived, merged, withdrawn, disposed, followed_up, responded, closed, reopened, returned, first_response_due, first_response_met, resolve_due, resolve_met, verify_due, verify_met, auto_closed, rating_sum, rating_count, archived_unclear, archived_too_general, archived_not_government, archived_out_of_scope, archived_spam, archived_personal_data, archived_not_completed, finding_standard_breach, finding_negligence, finding_information_gap, finding_service_improved, finding_not_substantiated, older_15, older_31, older_61, older_91, overdue FROM monthly_count WHERE dimension = ? AND month IN (?, …) AND member IN (?);

-- statistics: nation, by month
SELECT member, month AS bucket, received, opened, ended, verified, archived, merged, withdrawn, disposed, followed_up, responded, closed, reopened, returned, first_response_due, first_response_met, resolve_due, resolve_met, verify_due, verify_met, auto_closed, rating_sum, rating_count, archived_unclear, archived_too_general, archived_not_government, archived_out_of_scope, archived_spam, archived_personal_data, archived_not_completed, finding_standard_breach, finding_negligence, finding_information_gap, finding_service_improved, finding_not_substantiated, older_15, older_31, older_61, older_91, overdue FROM monthly_count WHERE dimension = ? AND month IN (?, …) AND member IN (?);

-- statistics: one institution, one month
SELECT member, month AS bucket, received, opened, ended, verified, archived, merged, withdrawn, disposed, followed_up, responded, closed, reopened, returned, first_response_due, first_response_met, resolve_due, resolve_met, verify_due, verify_met, auto_closed, rating_sum, rating_count, archived_unclear, archived_too_general, archived_not_government, archived_out_of_scope, archived_spam, archived_personal_data, archived_not_completed, finding_standard_breach, finding_negligence, finding_information_gap, finding_service_improved, finding_not_substantiated, older_15, older_31, older_61, older_91, overdue FROM monthly_count WHERE dimension = ? AND month IN (?, ?) AND member IN (?);

-- statistics: all institutions, one month
SELECT member, month AS bucket, received, opened, ended, verified, archived, merged, withdrawn, disposed, followed_up, responded, closed, reopened, returned, first_response_due, first_response_met, resolve_due, resolve_met, verify_due, verify_met, auto_closed, rating_sum, rating_count, archived_unclear, archived_too_general, archived_not_government, archived_out_of_scope, archived_spam, archived_personal_data, archived_not_completed, finding_standard_breach, finding_negligence, finding_information_gap, finding_service_improved, finding_not_substantiated, older_15, older_31, older_61, older_91, overdue FROM monthly_count WHERE dimension = ? AND month IN (?, ?);

-- statistics: 50 institutions, one month
SELECT `AgencyRefEntity`.`agency_id` AS `AgencyRefEntity_agency_id`, `AgencyRefEntity`.`code` AS `AgencyRefEntity_code`, `AgencyRefEntity`.`parent_path` AS `AgencyRefEntity_parent_path` FROM `agency_ref` `AgencyRefEntity` ORDER BY `AgencyRefEntity_code` ASC LIMIT 51;
SELECT member, month AS bucket, received, opened, ended, verified, archived, merged, withdrawn, disposed, followed_up, responded, closed, reopened, returned, first_response_due, first_response_met, resolve_due, resolve_met, verify_due, verify_met, auto_closed, rating_sum, rating_count, archived_unclear, archived_too_general, archived_not_government, archived_out_of_scope, archived_spam, archived_personal_data, archived_not_completed, finding_standard_breach, finding_negligence, finding_information_gap, finding_service_improved, finding_not_substantiated, older_15, older_31, older_61, older_91, overdue FROM monthly_count WHERE dimension = ? AND month IN (?, ?) AND member IN (?, …);

-- statistics: provinces, one month
SELECT member, month AS bucket, received, opened, ended, verified, archived, merged, withdrawn, disposed, followed_up, responded, closed, reopened, returned, first_response_due, first_response_met, resolve_due, resolve_met, verify_due, verify_met, auto_closed, rating_sum, rating_count, archived_unclear, archived_too_general, archived_not_government, archived_out_of_scope, archived_spam, archived_personal_data, archived_not_completed, finding_standard_breach, finding_negligence, finding_information_gap, finding_service_improved, finding_not_substantiated, older_15, older_31, older_61, older_91, overdue FROM monthly_count WHERE dimension = ? AND month IN (?, ?) AND member IN (?, …);

-- statistics: categories, one month
SELECT member, month AS bucket, received, opened, ended, verified, archived, merged, withdrawn, disposed, followed_up, responded, closed, reopened, returned, first_response_due, first_response_met, resolve_due, resolve_met, verify_due, verify_met, auto_closed, rating_sum, rating_count, archived_unclear, archived_too_general, archived_not_government, archived_out_of_scope, archived_spam, archived_personal_data, archived_not_completed, finding_standard_breach, finding_negligence, finding_information_gap, finding_service_improved, finding_not_substantiated, older_15, older_31, older_61, older_91, overdue FROM monthly_count WHERE dimension = ? AND month IN (?, ?) AND member IN (?, …);
