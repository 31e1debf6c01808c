CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "absences" (
    "id" TEXT NOT NULL CONSTRAINT "pk_absences" PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "substitute_id" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "registered_by_id" TEXT NOT NULL,
    "cancelled_at" INTEGER NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "approval_documents" (
    "id" TEXT NOT NULL CONSTRAINT "pk_approval_documents" PRIMARY KEY,
    "number" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "instance_id" TEXT NOT NULL,
    "draft_activity" TEXT NOT NULL,
    "subject" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "draft_task_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "drafter_id" TEXT NOT NULL,
    "drafter_name" TEXT NOT NULL,
    "division_id" TEXT NOT NULL,
    "drafted_on" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "decider_division_id" TEXT NOT NULL,
    "consultations" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "state_at" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "approvals" (
    "id" TEXT NOT NULL CONSTRAINT "pk_approvals" PRIMARY KEY,
    "subject_id" TEXT NOT NULL,
    "subject" INTEGER NOT NULL,
    "detail_id" TEXT NOT NULL,
    "drafter_id" TEXT NOT NULL,
    "approver_id" TEXT NOT NULL,
    "approved" INTEGER NOT NULL,
    "document_id" TEXT NOT NULL,
    "acted_for_id" TEXT NULL,
    "acted_for_name" TEXT NOT NULL,
    "substitute_reason" TEXT NOT NULL,
    "reviewed_at" INTEGER NULL,
    "review_note" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "decided_at" INTEGER NOT NULL
);

CREATE TABLE "attachments" (
    "id" TEXT NOT NULL CONSTRAINT "pk_attachments" PRIMARY KEY,
    "subject_id" TEXT NOT NULL,
    "paper_id" TEXT NOT NULL,
    "identity_kind" INTEGER NULL,
    "title" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "predecessor_id" TEXT NULL,
    "division_id" TEXT NOT NULL,
    "added_by_id" TEXT NOT NULL,
    "added_by_name" TEXT NOT NULL,
    "added_at" INTEGER NOT NULL,
    "withdrawn_at" INTEGER NULL,
    "withdrawn_by_id" TEXT NOT NULL,
    "withdrawn_by_name" TEXT NOT NULL,
    "withdrawn_reason" TEXT NOT NULL,
    "is_erased" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "audit_records" (
    "subject_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "content" TEXT NULL,
    "salt" BLOB NULL,
    "digest" BLOB NOT NULL,
    "hash" BLOB NOT NULL,
    CONSTRAINT "pk_audit_records" PRIMARY KEY ("subject_id", "sequence")
);

CREATE TABLE "audit_seal_heads" (
    "seal_number" INTEGER NOT NULL,
    "subject_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "hash" BLOB NOT NULL,
    CONSTRAINT "pk_audit_seal_heads" PRIMARY KEY ("seal_number", "subject_id")
);

CREATE TABLE "audit_seals" (
    "number" INTEGER NOT NULL CONSTRAINT "pk_audit_seals" PRIMARY KEY,
    "sealed_at" INTEGER NOT NULL,
    "previous_hash" BLOB NOT NULL,
    "hash" BLOB NOT NULL
);

CREATE TABLE "blobs" (
    "hash" TEXT NOT NULL CONSTRAINT "pk_blobs" PRIMARY KEY,
    "size" INTEGER NOT NULL,
    "media_type" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL
);

CREATE TABLE "business_clock" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_business_clock" PRIMARY KEY,
    "offset_ticks" INTEGER NOT NULL
);

CREATE TABLE "case_streams" (
    "subject_id" TEXT NOT NULL CONSTRAINT "pk_case_streams" PRIMARY KEY,
    "outbox_sequence" INTEGER NOT NULL,
    "audit_sequence" INTEGER NOT NULL,
    "audit_head" BLOB NOT NULL
);

CREATE TABLE "cases" (
    "id" TEXT NOT NULL CONSTRAINT "pk_cases" PRIMARY KEY,
    "number" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "recruitment_id" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "basis_case_id" TEXT NULL,
    "file_id" TEXT NOT NULL,
    "owning_division_id" TEXT NOT NULL,
    "stage" INTEGER NOT NULL,
    "holder_division_id" TEXT NOT NULL,
    "opened_at" INTEGER NOT NULL,
    "completed_on" TEXT NULL,
    "outcome" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "change_notices" (
    "id" TEXT NOT NULL CONSTRAINT "pk_change_notices" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "received_on" TEXT NOT NULL,
    "items" TEXT NOT NULL,
    "received_by_id" TEXT NOT NULL,
    "reason_is_proper" INTEGER NULL,
    "reason_confirmed_by_id" TEXT NOT NULL,
    "copy_retained_on" TEXT NULL,
    "forwarded_on" TEXT NULL,
    "new_proposal_told_on" TEXT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "commission_reports" (
    "id" TEXT NOT NULL CONSTRAINT "pk_commission_reports" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "violation_id" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "reported_on" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "document_number" TEXT NOT NULL,
    "reported_by_id" TEXT NOT NULL
);

CREATE TABLE "complaints" (
    "id" TEXT NOT NULL CONSTRAINT "pk_complaints" PRIMARY KEY,
    "fiscal_year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "received_on" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "complainant_name" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "division_id" TEXT NOT NULL,
    "investigation" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "answered_on" TEXT NULL,
    "answered_by_id" TEXT NOT NULL,
    "measures" TEXT NOT NULL,
    "closed_on" TEXT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "conditional_outsourcings" (
    "case_id" TEXT NOT NULL CONSTRAINT "pk_conditional_outsourcings" PRIMARY KEY,
    "outsourced" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "decided_by_id" TEXT NOT NULL,
    "consultation_id" TEXT NOT NULL,
    "contractor_name" TEXT NOT NULL,
    "contractor_address" TEXT NOT NULL,
    "estimated_on" TEXT NULL,
    "estimate_yen" INTEGER NOT NULL,
    "scrutiny" TEXT NOT NULL,
    "scrutinised_on" TEXT NULL,
    "scrutinised_by_id" TEXT NOT NULL,
    "contracted_on" TEXT NULL,
    "contract_number" TEXT NOT NULL,
    "conditional_on_use_contract" INTEGER NOT NULL,
    "contract_items" TEXT NOT NULL,
    "effective_on" TEXT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "consolidations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_consolidations" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "recruitment_id" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "case_ids" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "proposed_by_id" TEXT NOT NULL,
    "proposed_on" TEXT NOT NULL,
    "consents" TEXT NOT NULL,
    "agreed_on" TEXT NULL,
    "given_up" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "consultations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_consultations" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "subject" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "requested_by_id" TEXT NOT NULL,
    "requested_by_division_id" TEXT NOT NULL,
    "requested_at" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "answered_by_id" TEXT NOT NULL,
    "answered_at" INTEGER NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "contract_applications" (
    "case_id" TEXT NOT NULL CONSTRAINT "pk_contract_applications" PRIMARY KEY,
    "notice_id" TEXT NOT NULL,
    "received_on" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "applicants" TEXT NOT NULL,
    "contract_copies" INTEGER NOT NULL,
    "national_revenue_stamp_needed" INTEGER NOT NULL,
    "national_revenue_stamp_reason" TEXT NOT NULL,
    "national_revenue_stamp_affixed" INTEGER NOT NULL,
    "national_revenue_stamp_on_ours" INTEGER NOT NULL,
    "handlers" TEXT NOT NULL,
    "received_by_id" TEXT NOT NULL,
    "copy_retained_on" TEXT NULL,
    "stamp_copy_retained" INTEGER NOT NULL,
    "forwarded_on" TEXT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "corrected_papers" (
    "id" TEXT NOT NULL CONSTRAINT "pk_corrected_papers" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "correction_id" TEXT NOT NULL,
    "paper_version" INTEGER NOT NULL,
    "arrival" TEXT NOT NULL,
    "receipt_number" TEXT NOT NULL,
    "received_on" TEXT NOT NULL,
    "due_on" TEXT NULL,
    "changed_parts" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "forwarded_on" TEXT NULL
);

CREATE TABLE "corrections" (
    "id" TEXT NOT NULL CONSTRAINT "pk_corrections" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "to_agent" INTEGER NOT NULL,
    "items" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "due_reason" TEXT NOT NULL,
    "document_number" TEXT NOT NULL,
    "requested_on" TEXT NOT NULL,
    "requested_by_id" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "received_on" TEXT NULL,
    "paper_id" TEXT NOT NULL,
    "forwarded_at" INTEGER NULL,
    "outcome" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "counterparty_inquiries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_counterparty_inquiries" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "asked_on" TEXT NOT NULL,
    "asked_by_id" TEXT NOT NULL,
    "document_number" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "answered_on" TEXT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "created_information_entries" (
    "case_id" TEXT NOT NULL CONSTRAINT "pk_created_information_entries" PRIMARY KEY,
    "file_id" TEXT NOT NULL,
    "information_name" TEXT NOT NULL,
    "person_count" INTEGER NOT NULL,
    "items" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "proposals_from" TEXT NOT NULL,
    "proposals_to" TEXT NOT NULL,
    "entered_on" TEXT NOT NULL,
    "submitted_on" TEXT NULL,
    "publication_requested_on" TEXT NULL,
    "request_number" TEXT NOT NULL,
    "published_on" TEXT NULL,
    "published_at" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "data_protection_keys" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_data_protection_keys" PRIMARY KEY AUTOINCREMENT,
    "friendly_name" TEXT NULL,
    "xml" TEXT NULL
);

CREATE TABLE "deadlines" (
    "id" TEXT NOT NULL CONSTRAINT "pk_deadlines" PRIMARY KEY,
    "subject_id" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "detail_id" TEXT NOT NULL,
    "start_day" TEXT NULL,
    "corresponding_day" TEXT NULL,
    "raw" TEXT NOT NULL,
    "due" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "clause" TEXT NOT NULL,
    "met_at" INTEGER NULL,
    "superseded_at" INTEGER NULL,
    "approaching_at" INTEGER NULL,
    "exceeded_at" INTEGER NULL
);

CREATE TABLE "definition_drafts" (
    "version_id" TEXT NOT NULL CONSTRAINT "pk_definition_drafts" PRIMARY KEY,
    "definition_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "base_version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "json" TEXT NOT NULL,
    "holder_id" TEXT NOT NULL,
    "author_ids" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "saved_at" INTEGER NOT NULL,
    "saved_by_id" TEXT NOT NULL,
    "lease_until" INTEGER NOT NULL,
    "saves" INTEGER NOT NULL,
    "request_id" TEXT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "disposal_records" (
    "id" TEXT NOT NULL CONSTRAINT "pk_disposal_records" PRIMARY KEY,
    "number" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "subject_id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "division_id" TEXT NOT NULL,
    "ended_on" TEXT NOT NULL,
    "kept_until" TEXT NOT NULL,
    "disposal_id" TEXT NOT NULL,
    "approver_id" TEXT NOT NULL,
    "approver_name" TEXT NOT NULL,
    "approved_on" TEXT NOT NULL,
    "disposed_on" TEXT NOT NULL,
    "disposed_by_id" TEXT NOT NULL,
    "disposed_by_name" TEXT NOT NULL
);

CREATE TABLE "disposals" (
    "id" TEXT NOT NULL CONSTRAINT "pk_disposals" PRIMARY KEY,
    "number" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "items" TEXT NOT NULL,
    "drafted_by_id" TEXT NOT NULL,
    "drafted_by_name" TEXT NOT NULL,
    "drafted_at" INTEGER NOT NULL,
    "executed_on" TEXT NULL,
    "method" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "disqualifications" (
    "id" TEXT NOT NULL CONSTRAINT "pk_disqualifications" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "corporate_number" TEXT NOT NULL,
    "search_name" TEXT NOT NULL,
    "party_key" TEXT NOT NULL,
    "officers" TEXT NOT NULL,
    "terminated_on" TEXT NOT NULL,
    "barred_until" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "terminated_by" TEXT NOT NULL,
    "registered_by_id" TEXT NOT NULL,
    "registered_at" INTEGER NOT NULL
);

CREATE TABLE "draft_pre_checks" (
    "id" TEXT NOT NULL CONSTRAINT "pk_draft_pre_checks" PRIMARY KEY,
    "fiscal_year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "received_on" TEXT NOT NULL,
    "prospective_name" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "draft" TEXT NOT NULL,
    "division_id" TEXT NOT NULL,
    "division_comment" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "reply" TEXT NOT NULL,
    "confirmed_with" TEXT NOT NULL,
    "fees_explained" INTEGER NOT NULL,
    "replied_on" TEXT NULL,
    "replied_by_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "examination_files" (
    "case_id" TEXT NOT NULL CONSTRAINT "pk_examination_files" PRIMARY KEY,
    "started_at" INTEGER NOT NULL,
    "eligibility" TEXT NULL,
    "person_count" TEXT NULL,
    "method" TEXT NULL,
    "assessments" TEXT NOT NULL,
    "conclusion_conforms" INTEGER NULL,
    "conclusion_summary" TEXT NOT NULL,
    "concluded_by_id" TEXT NOT NULL,
    "concluded_on" TEXT NULL,
    "decided_on" TEXT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "fee_mismatches" (
    "id" TEXT NOT NULL CONSTRAINT "pk_fee_mismatches" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "notice_id" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "offered_yen" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "noted_by_id" TEXT NOT NULL,
    "noted_at" INTEGER NOT NULL,
    "handled_at" INTEGER NULL
);

CREATE TABLE "fee_payments" (
    "case_id" TEXT NOT NULL CONSTRAINT "pk_fee_payments" PRIMARY KEY,
    "notice_id" TEXT NOT NULL,
    "yen" INTEGER NOT NULL,
    "paid_on" TEXT NOT NULL,
    "payment_method_id" TEXT NOT NULL,
    "channel" INTEGER NOT NULL,
    "post_reason" TEXT NOT NULL,
    "confirmed_by_id" TEXT NOT NULL,
    "confirmed_at" INTEGER NOT NULL,
    "stamps_cancelled_on" TEXT NULL,
    "stamps_cancelled_by_id" TEXT NOT NULL,
    "stamp_copy_paper_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "fee_settlements" (
    "id" TEXT NOT NULL CONSTRAINT "pk_fee_settlements" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "notice_id" TEXT NOT NULL,
    "difference_yen" INTEGER NOT NULL,
    "explanation" TEXT NOT NULL,
    "decided_by_id" TEXT NOT NULL,
    "decided_on" TEXT NOT NULL,
    "settled_on" TEXT NULL,
    "method" TEXT NOT NULL,
    "settled_by_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "fee_sheets" (
    "id" TEXT NOT NULL CONSTRAINT "pk_fee_sheets" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "lines" TEXT NOT NULL,
    "outsourced_yen" INTEGER NULL,
    "identical_proposals" INTEGER NOT NULL,
    "identical_record_id" TEXT NOT NULL,
    "base_yen" INTEGER NOT NULL,
    "hourly_yen" INTEGER NOT NULL,
    "total_minutes" INTEGER NOT NULL,
    "hours" INTEGER NOT NULL,
    "production_share_yen" INTEGER NOT NULL,
    "production_yen" INTEGER NOT NULL,
    "total_yen" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "legal_basis" TEXT NOT NULL,
    "estimated_by_id" TEXT NOT NULL,
    "estimated_on" TEXT NOT NULL
);

CREATE TABLE "file_selections" (
    "id" TEXT NOT NULL CONSTRAINT "pk_file_selections" PRIMARY KEY,
    "recruitment_id" TEXT NOT NULL,
    "division_id" TEXT NOT NULL,
    "requested_on" TEXT NOT NULL,
    "nominations" TEXT NOT NULL,
    "drafter_id" TEXT NOT NULL,
    "submitted_on" TEXT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "formal_findings" (
    "id" TEXT NOT NULL CONSTRAINT "pk_formal_findings" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "check" INTEGER NOT NULL,
    "paper_version" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "clause" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "by_person" INTEGER NOT NULL,
    "found_by_id" TEXT NOT NULL,
    "found_at" INTEGER NOT NULL
);

CREATE TABLE "handling_persons" (
    "id" TEXT NOT NULL CONSTRAINT "pk_handling_persons" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "informed_on" TEXT NOT NULL,
    "text_version" INTEGER NOT NULL,
    "informed_by_id" TEXT NOT NULL,
    "left_on" TEXT NULL,
    "informed_on_leaving_on" TEXT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "hearings" (
    "id" TEXT NOT NULL CONSTRAINT "pk_hearings" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "held_on" TEXT NOT NULL,
    "of_agent" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "heard_by_id" TEXT NOT NULL
);

CREATE TABLE "human_tasks" (
    "id" TEXT NOT NULL CONSTRAINT "pk_human_tasks" PRIMARY KEY,
    "instance_id" TEXT NOT NULL,
    "bookmark_id" TEXT NOT NULL,
    "definition_id" TEXT NOT NULL,
    "activity_id" TEXT NOT NULL,
    "activity_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_label" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "instructions" TEXT NOT NULL,
    "division_id" TEXT NOT NULL,
    "duty" TEXT NOT NULL,
    "clauses" TEXT NOT NULL,
    "different_from" TEXT NOT NULL,
    "due_on" TEXT NULL,
    "legal_due_on" TEXT NULL,
    "legal_kind" INTEGER NULL,
    "sort_due" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "context" TEXT NOT NULL,
    "drafts" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "assignee_id" TEXT NULL,
    "assignee_name" TEXT NULL,
    "is_personal" INTEGER NOT NULL,
    "remark" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "claimed_at" INTEGER NULL,
    "completed_by_id" TEXT NULL,
    "completed_by_name" TEXT NULL,
    "acted_for_id" TEXT NULL,
    "acted_for_name" TEXT NOT NULL,
    "ended_at" INTEGER NULL,
    "outcome" TEXT NULL,
    "checks" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "identical_proposals" (
    "id" TEXT NOT NULL CONSTRAINT "pk_identical_proposals" PRIMARY KEY,
    "recruitment_id" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "case_ids" TEXT NOT NULL,
    "compared_case_ids" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "confirmed_by_id" TEXT NOT NULL,
    "confirmed_at" INTEGER NOT NULL
);

CREATE TABLE "inbox" (
    "consumer" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "received_at" INTEGER NOT NULL,
    "is_parked" INTEGER NOT NULL,
    "event_name" TEXT NOT NULL,
    "payload" TEXT NULL,
    CONSTRAINT "pk_inbox" PRIMARY KEY ("consumer", "event_id")
);

CREATE TABLE "inbox_subjects" (
    "consumer" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "last_sequence" INTEGER NOT NULL,
    CONSTRAINT "pk_inbox_subjects" PRIMARY KEY ("consumer", "subject_id")
);

CREATE TABLE "inquiries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_inquiries" PRIMARY KEY,
    "fiscal_year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "received_on" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "inquirer" INTEGER NOT NULL,
    "inquirer_name" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "topic" INTEGER NOT NULL,
    "file_id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "authority_judgement" TEXT NOT NULL,
    "division_id" TEXT NOT NULL,
    "routing_reason" TEXT NOT NULL,
    "sent_back_reason" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "answered_on" TEXT NULL,
    "answered_by_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "legal_holds" (
    "id" TEXT NOT NULL CONSTRAINT "pk_legal_holds" PRIMARY KEY,
    "subject_id" TEXT NOT NULL,
    "set_on" TEXT NOT NULL,
    "set_by_id" TEXT NOT NULL,
    "set_by_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "lifted_on" TEXT NULL,
    "lifted_by_id" TEXT NOT NULL,
    "lifted_by_name" TEXT NOT NULL,
    "lift_reason" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "migration_items" (
    "run_id" TEXT NOT NULL,
    "instance_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "from_version" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "detail" TEXT NOT NULL,
    "ended_at" INTEGER NULL,
    CONSTRAINT "pk_migration_items" PRIMARY KEY ("run_id", "instance_id")
);

CREATE TABLE "migration_runs" (
    "id" TEXT NOT NULL CONSTRAINT "pk_migration_runs" PRIMARY KEY,
    "definition_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "ordered_by_id" TEXT NOT NULL,
    "ordered_by_name" TEXT NOT NULL,
    "ordered_at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL
);

CREATE TABLE "notice_mails" (
    "id" TEXT NOT NULL CONSTRAINT "pk_notice_mails" PRIMARY KEY,
    "recipient_id" TEXT NOT NULL,
    "notice_count" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "not_before" INTEGER NULL,
    "attempts" INTEGER NOT NULL,
    "error" TEXT NULL,
    "ended_at" INTEGER NULL
);

CREATE TABLE "number_counters" (
    "id" TEXT NOT NULL CONSTRAINT "pk_number_counters" PRIMARY KEY,
    "last" INTEGER NOT NULL
);

CREATE TABLE "outbox" (
    "subject_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "event_id" TEXT NOT NULL,
    "event_name" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "not_before" INTEGER NULL,
    "sent_at" INTEGER NULL,
    "attempts" INTEGER NOT NULL,
    "error" TEXT NULL,
    CONSTRAINT "pk_outbox" PRIMARY KEY ("subject_id", "sequence")
);

CREATE TABLE "paper_moves" (
    "id" TEXT NOT NULL CONSTRAINT "pk_paper_moves" PRIMARY KEY,
    "subject_id" TEXT NOT NULL,
    "paper_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "actor_id" TEXT NOT NULL,
    "acted_for_id" TEXT NULL,
    "means" TEXT NOT NULL,
    "clause" TEXT NOT NULL
);

CREATE TABLE "papers" (
    "id" TEXT NOT NULL CONSTRAINT "pk_papers" PRIMARY KEY,
    "subject_id" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "document_number" TEXT NOT NULL,
    "dated_on" TEXT NOT NULL,
    "original_holder" TEXT NOT NULL,
    "original_since" INTEGER NOT NULL,
    "copy_holder" TEXT NULL,
    "copy_since" INTEGER NULL,
    "moves" INTEGER NOT NULL,
    "print_path" TEXT NOT NULL
);

CREATE TABLE "personal_information_files" (
    "id" TEXT NOT NULL CONSTRAINT "pk_personal_information_files" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "division_id" TEXT NOT NULL,
    "holdings" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "collection" TEXT NOT NULL,
    "record_items" TEXT NOT NULL,
    "raw_person_count" INTEGER NOT NULL,
    "person_count" INTEGER NOT NULL,
    "person_count_as_of" TEXT NULL,
    "person_count_reason" TEXT NOT NULL,
    "register_published_on" TEXT NULL,
    "tests" TEXT NOT NULL,
    "recruitment_entry14" INTEGER NOT NULL,
    "organisation15" TEXT NOT NULL,
    "address15" TEXT NOT NULL,
    "entries_on" TEXT NULL,
    "exclusion_reason" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "processed_commands" (
    "id" TEXT NOT NULL CONSTRAINT "pk_processed_commands" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "instance_id" TEXT NULL,
    "answer" TEXT NULL
);

CREATE TABLE "production_files" (
    "case_id" TEXT NOT NULL CONSTRAINT "pk_production_files" PRIMARY KEY,
    "started_on" TEXT NULL,
    "producer_id" TEXT NOT NULL,
    "contractor_duties_told" TEXT NOT NULL,
    "contractor_acknowledged_on" TEXT NULL,
    "contractor_safety_note" TEXT NOT NULL,
    "subcontractors" TEXT NOT NULL,
    "outsourcing_reported_on" TEXT NULL,
    "standards" TEXT NOT NULL,
    "produced_person_count" INTEGER NULL,
    "produced_items" TEXT NOT NULL,
    "actual_minutes" INTEGER NULL,
    "output_hash" TEXT NOT NULL,
    "finished_on" TEXT NULL,
    "inspections" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "proposal_parties" (
    "case_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "search_name" TEXT NOT NULL,
    "corporate_number" TEXT NOT NULL,
    "declared_terminated_on" TEXT NULL,
    CONSTRAINT "pk_proposal_parties" PRIMARY KEY ("case_id", "number")
);

CREATE TABLE "proposal_snapshots" (
    "id" TEXT NOT NULL CONSTRAINT "pk_proposal_snapshots" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "paper_version" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "taken_at" INTEGER NOT NULL
);

CREATE TABLE "proposals" (
    "case_id" TEXT NOT NULL CONSTRAINT "pk_proposals" PRIMARY KEY,
    "recruitment_id" TEXT NOT NULL,
    "arrival" TEXT NOT NULL,
    "receipt_number" TEXT NOT NULL,
    "received_on" TEXT NULL,
    "proposed_on" TEXT NULL,
    "dated_on" TEXT NULL,
    "proposers" TEXT NOT NULL,
    "agent" TEXT NULL,
    "agent_authority" TEXT NULL,
    "information_name" TEXT NOT NULL,
    "existing_case_id" TEXT NOT NULL,
    "already_holds_information" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "requested_person_count" INTEGER NULL,
    "requested_items" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "business_content" TEXT NOT NULL,
    "contribution_reason" TEXT NOT NULL,
    "use_from" TEXT NULL,
    "use_to" TEXT NULL,
    "handlers" TEXT NOT NULL,
    "place_of_use" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "storage_place" TEXT NOT NULL,
    "management" TEXT NOT NULL,
    "safety_authority" TEXT NOT NULL,
    "safety_regulations" TEXT NOT NULL,
    "safety_prevention" TEXT NOT NULL,
    "safety_measures" TEXT NOT NULL,
    "marked_media" TEXT NOT NULL,
    "marked_ways" TEXT NOT NULL,
    "medium" TEXT NOT NULL,
    "provision_way" TEXT NOT NULL,
    "identity_papers" TEXT NOT NULL,
    "contact_papers" TEXT NOT NULL,
    "oaths" TEXT NOT NULL,
    "contribution" TEXT NOT NULL,
    "officers" TEXT NOT NULL,
    "declarations" TEXT NOT NULL,
    "other_papers" TEXT NOT NULL,
    "paper_version" INTEGER NOT NULL,
    "forwarded_on" TEXT NULL,
    "check_sent_on" TEXT NULL,
    "check_remark" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "search_text" TEXT NOT NULL
);

CREATE TABLE "provision_files" (
    "case_id" TEXT NOT NULL CONSTRAINT "pk_provision_files" PRIMARY KEY,
    "measures" TEXT NOT NULL,
    "prepared_by_id" TEXT NOT NULL,
    "media_serial" TEXT NOT NULL,
    "media_count" INTEGER NOT NULL,
    "medium" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "agreed_medium" TEXT NOT NULL,
    "agreed_way" TEXT NOT NULL,
    "provided_on" TEXT NULL,
    "provided_by_id" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "receipt_note" TEXT NOT NULL,
    "delay_notices" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "recruitment_rounds" (
    "id" TEXT NOT NULL CONSTRAINT "pk_recruitment_rounds" PRIMARY KEY,
    "fiscal_year" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "starts_on" TEXT NOT NULL,
    "ends_on" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "division_ids" TEXT NOT NULL,
    "answered_division_ids" TEXT NOT NULL,
    "items" TEXT NOT NULL,
    "guidelines" TEXT NOT NULL,
    "publications" TEXT NOT NULL,
    "closed_on" TEXT NULL,
    "proposed_ends_on" TEXT NULL,
    "extension_reason" TEXT NOT NULL,
    "reported_on" TEXT NULL,
    "report" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "recruitment_watches" (
    "id" TEXT NOT NULL CONSTRAINT "pk_recruitment_watches" PRIMARY KEY,
    "fiscal_year" INTEGER NOT NULL,
    "alerts" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "release_requests" (
    "id" TEXT NOT NULL CONSTRAINT "pk_release_requests" PRIMARY KEY,
    "kind" INTEGER NOT NULL,
    "definition_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "base_version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "json" TEXT NOT NULL,
    "author_ids" TEXT NOT NULL,
    "requested_by_id" TEXT NOT NULL,
    "requested_at" INTEGER NOT NULL,
    "comment" TEXT NOT NULL,
    "warnings" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "decided_by_id" TEXT NULL,
    "decided_at" INTEGER NULL,
    "reason" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "result_notices" (
    "id" TEXT NOT NULL CONSTRAINT "pk_result_notices" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "conforming" INTEGER NOT NULL,
    "reissue_reason" TEXT NOT NULL,
    "contracting_party" TEXT NOT NULL,
    "fee_yen" INTEGER NOT NULL,
    "payment_method_id" TEXT NOT NULL,
    "payment_place" TEXT NOT NULL,
    "application_due" TEXT NULL,
    "application_due_rule" TEXT NOT NULL,
    "application_due_override" TEXT NULL,
    "application_due_reason" TEXT NOT NULL,
    "medium" TEXT NOT NULL,
    "provision_way" TEXT NOT NULL,
    "information_name" TEXT NOT NULL,
    "remarks" TEXT NOT NULL,
    "contract_clauses" TEXT NOT NULL,
    "non_conformities" TEXT NOT NULL,
    "application_form_enclosed" INTEGER NOT NULL,
    "contract_draft_copies" INTEGER NOT NULL,
    "drafted_by_id" TEXT NOT NULL,
    "drafted_on" TEXT NOT NULL,
    "document_number" TEXT NOT NULL,
    "enforcement_date" TEXT NULL,
    "dispatch_method" TEXT NOT NULL,
    "dispatched_at" INTEGER NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "safety_evaluations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_safety_evaluations" PRIMARY KEY,
    "division_id" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "evaluated_on" TEXT NULL,
    "evaluated_by_id" TEXT NOT NULL,
    "standards" TEXT NOT NULL,
    "improvement_taken" TEXT NOT NULL,
    "improved_on" TEXT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "saved_filters" (
    "id" TEXT NOT NULL CONSTRAINT "pk_saved_filters" PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "text" TEXT NOT NULL
);

CREATE TABLE "staff_accounts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_staff_accounts" PRIMARY KEY,
    "display_name" TEXT NOT NULL,
    "division_id" TEXT NOT NULL,
    "is_active" INTEGER NOT NULL,
    "takes_notice_mail" INTEGER NOT NULL,
    "must_change_password" INTEGER NOT NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "phone_number" TEXT NULL,
    "phone_number_confirmed" INTEGER NOT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" INTEGER NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);

CREATE TABLE "staff_notices" (
    "id" TEXT NOT NULL CONSTRAINT "pk_staff_notices" PRIMARY KEY,
    "recipient_id" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "source_id" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_label" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "task_id" TEXT NULL,
    "is_for_absent" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "read_at" INTEGER NULL,
    "mail_id" TEXT NULL
);

CREATE TABLE "staff_roles" (
    "id" TEXT NOT NULL CONSTRAINT "pk_staff_roles" PRIMARY KEY,
    "name" TEXT NULL,
    "normalized_name" TEXT NULL,
    "concurrency_stamp" TEXT NULL
);

CREATE TABLE "staff_transfers" (
    "id" TEXT NOT NULL CONSTRAINT "pk_staff_transfers" PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "effective_on" TEXT NOT NULL,
    "division_id" TEXT NOT NULL,
    "duties" TEXT NOT NULL,
    "from_division_id" TEXT NOT NULL,
    "announced_by_id" TEXT NOT NULL,
    "announced_at" INTEGER NOT NULL,
    "cancelled_at" INTEGER NULL,
    "applied_at" INTEGER NULL,
    "returned_task_ids" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "timeline_entries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_timeline_entries" PRIMARY KEY,
    "subject_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "actor_id" TEXT NOT NULL,
    "acted_for_id" TEXT NULL,
    "division_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "clauses" TEXT NOT NULL
);

CREATE TABLE "unfinished_forms" (
    "task_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "values" TEXT NOT NULL,
    "kept_at" INTEGER NOT NULL,
    CONSTRAINT "pk_unfinished_forms" PRIMARY KEY ("task_id", "person_id")
);

CREATE TABLE "use_contracts" (
    "case_id" TEXT NOT NULL CONSTRAINT "pk_use_contracts" PRIMARY KEY,
    "number" TEXT NOT NULL,
    "contracting_party" TEXT NOT NULL,
    "information_name" TEXT NOT NULL,
    "provision_due_on" TEXT NULL,
    "additional_clauses" TEXT NOT NULL,
    "drafted_by_id" TEXT NOT NULL,
    "concluded_on" TEXT NULL,
    "sealed_by_id" TEXT NOT NULL,
    "counterpart_sent_on" TEXT NULL,
    "counterpart_sent_by" TEXT NOT NULL,
    "handlers_notified_on" TEXT NULL,
    "terminated_on" TEXT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "violation_files" (
    "id" TEXT NOT NULL CONSTRAINT "pk_violation_files" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "judged_on" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "judged_by_id" TEXT NOT NULL,
    "notified_on" TEXT NULL,
    "causes" TEXT NOT NULL,
    "cause_facts" TEXT NOT NULL,
    "drafted_by_id" TEXT NOT NULL,
    "keep_reason" TEXT NOT NULL,
    "intent_notified_on" TEXT NULL,
    "terminated_on" TEXT NULL,
    "notice_number" TEXT NOT NULL,
    "terminated_by_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "withdrawals" (
    "case_id" TEXT NOT NULL CONSTRAINT "pk_withdrawals" PRIMARY KEY,
    "dated_on" TEXT NOT NULL,
    "arrived_on" TEXT NOT NULL,
    "by_agent" INTEGER NOT NULL,
    "authority_judgement" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "receipt_number" TEXT NOT NULL,
    "received_by_id" TEXT NOT NULL,
    "received_at" INTEGER NOT NULL
);

CREATE TABLE "workflow_bookmarks" (
    "instance_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "activity_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "correlation_id" TEXT NULL,
    "owner" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    CONSTRAINT "pk_workflow_bookmarks" PRIMARY KEY ("instance_id", "id")
);

CREATE TABLE "workflow_definition_events" (
    "version_id" TEXT NOT NULL,
    "activity_id" TEXT NOT NULL,
    "event_name" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "is_trigger" INTEGER NOT NULL,
    CONSTRAINT "pk_workflow_definition_events" PRIMARY KEY ("version_id", "activity_id")
);

CREATE TABLE "workflow_definitions" (
    "version_id" TEXT NOT NULL CONSTRAINT "pk_workflow_definitions" PRIMARY KEY,
    "definition_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "origin" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "json" TEXT NOT NULL,
    "is_published" INTEGER NOT NULL,
    "is_latest" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "created_by" TEXT NOT NULL,
    "published_at" INTEGER NULL,
    "published_by" TEXT NULL
);

CREATE TABLE "workflow_incidents" (
    "id" TEXT NOT NULL CONSTRAINT "pk_workflow_incidents" PRIMARY KEY,
    "instance_id" TEXT NOT NULL,
    "activity_id" TEXT NOT NULL,
    "exception_type" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "resolution" TEXT NULL,
    "resolved_at" INTEGER NULL,
    "resolved_by" TEXT NULL,
    "reason" TEXT NULL
);

CREATE TABLE "workflow_instances" (
    "id" TEXT NOT NULL CONSTRAINT "pk_workflow_instances" PRIMARY KEY,
    "definition_version_id" TEXT NOT NULL,
    "definition_id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "correlation_id" TEXT NULL,
    "name" TEXT NULL,
    "sub_status" INTEGER NOT NULL,
    "is_finished" INTEGER NOT NULL,
    "open_incidents" INTEGER NOT NULL,
    "open_timers" INTEGER NOT NULL,
    "journal_sequence" INTEGER NOT NULL,
    "parent_instance_id" TEXT NULL,
    "parent_bookmark_id" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "finished_at" INTEGER NULL,
    "row_version" INTEGER NOT NULL,
    "data" BLOB NOT NULL
);

CREATE TABLE "workflow_journal" (
    "instance_id" TEXT NOT NULL,
    "last_sequence" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "actor_id" TEXT NOT NULL,
    "acted_for_id" TEXT NULL,
    "command_id" TEXT NOT NULL,
    "bookmark_id" TEXT NULL,
    "entries" TEXT NOT NULL,
    CONSTRAINT "pk_workflow_journal" PRIMARY KEY ("instance_id", "last_sequence")
);

CREATE TABLE "workflow_stimuli" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_workflow_stimuli" PRIMARY KEY AUTOINCREMENT,
    "order_key" INTEGER NOT NULL,
    "owner" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "correlation_id" TEXT NULL,
    "version_id" TEXT NULL,
    "activity_id" TEXT NULL,
    "instance_id" TEXT NULL,
    "bookmark_id" TEXT NULL,
    "parent_instance_id" TEXT NULL,
    "parent_bookmark_id" TEXT NULL,
    "payload" TEXT NULL,
    "attempts" INTEGER NOT NULL,
    "error" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "is_sole_target" INTEGER NOT NULL
);

CREATE TABLE "workflow_timers" (
    "instance_id" TEXT NOT NULL,
    "bookmark_id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL,
    CONSTRAINT "pk_workflow_timers" PRIMARY KEY ("instance_id", "bookmark_id")
);

CREATE TABLE "workflow_trigger_timers" (
    "version_id" TEXT NOT NULL,
    "activity_id" TEXT NOT NULL,
    "definition_id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL,
    "interval_ticks" INTEGER NULL,
    CONSTRAINT "pk_workflow_trigger_timers" PRIMARY KEY ("version_id", "activity_id")
);

CREATE TABLE "staff_account_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_staff_account_claims" PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "fk_staff_account_claims_asp_net_users_user_id" FOREIGN KEY ("user_id") REFERENCES "staff_accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "staff_account_logins" (
    "login_provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "provider_display_name" TEXT NULL,
    "user_id" TEXT NOT NULL,
    CONSTRAINT "pk_staff_account_logins" PRIMARY KEY ("login_provider", "provider_key"),
    CONSTRAINT "fk_staff_account_logins_asp_net_users_user_id" FOREIGN KEY ("user_id") REFERENCES "staff_accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "staff_account_tokens" (
    "user_id" TEXT NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "pk_staff_account_tokens" PRIMARY KEY ("user_id", "login_provider", "name"),
    CONSTRAINT "fk_staff_account_tokens_asp_net_users_user_id" FOREIGN KEY ("user_id") REFERENCES "staff_accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "staff_account_roles" (
    "user_id" TEXT NOT NULL,
    "role_id" TEXT NOT NULL,
    CONSTRAINT "pk_staff_account_roles" PRIMARY KEY ("user_id", "role_id"),
    CONSTRAINT "fk_staff_account_roles_asp_net_users_user_id" FOREIGN KEY ("user_id") REFERENCES "staff_accounts" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_staff_account_roles_staff_roles_role_id" FOREIGN KEY ("role_id") REFERENCES "staff_roles" ("id") ON DELETE CASCADE
);

CREATE TABLE "staff_role_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_staff_role_claims" PRIMARY KEY AUTOINCREMENT,
    "role_id" TEXT NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "fk_staff_role_claims_staff_roles_role_id" FOREIGN KEY ("role_id") REFERENCES "staff_roles" ("id") ON DELETE CASCADE
);

CREATE INDEX "ix_absences_person_id" ON "absences" ("person_id");

CREATE INDEX "ix_absences_until" ON "absences" ("until");

CREATE INDEX "ix_approval_documents_instance_id_draft_activity" ON "approval_documents" ("instance_id", "draft_activity");

CREATE INDEX "ix_approval_documents_subject_id" ON "approval_documents" ("subject_id");

CREATE INDEX "ix_approvals_subject_id_subject" ON "approvals" ("subject_id", "subject");

CREATE UNIQUE INDEX "ix_attachments_predecessor_id" ON "attachments" ("predecessor_id");

CREATE INDEX "ix_attachments_sha256" ON "attachments" ("sha256");

CREATE INDEX "ix_attachments_subject_id" ON "attachments" ("subject_id");

CREATE UNIQUE INDEX "ix_cases_number" ON "cases" ("number");

CREATE INDEX "ix_cases_owning_division_id_stage" ON "cases" ("owning_division_id", "stage");

CREATE INDEX "ix_cases_recruitment_id_file_id" ON "cases" ("recruitment_id", "file_id");

CREATE INDEX "ix_change_notices_case_id" ON "change_notices" ("case_id");

CREATE INDEX "ix_commission_reports_case_id" ON "commission_reports" ("case_id");

CREATE UNIQUE INDEX "ix_commission_reports_violation_id_kind" ON "commission_reports" ("violation_id", "kind");

CREATE INDEX "ix_complaints_division_id" ON "complaints" ("division_id");

CREATE UNIQUE INDEX "ix_complaints_fiscal_year_number" ON "complaints" ("fiscal_year", "number");

CREATE INDEX "ix_consolidations_recruitment_id_file_id" ON "consolidations" ("recruitment_id", "file_id");

CREATE INDEX "ix_consultations_case_id" ON "consultations" ("case_id");

CREATE UNIQUE INDEX "ix_corrected_papers_case_id_paper_version" ON "corrected_papers" ("case_id", "paper_version");

CREATE UNIQUE INDEX "ix_corrections_case_id_round" ON "corrections" ("case_id", "round");

CREATE INDEX "ix_counterparty_inquiries_case_id" ON "counterparty_inquiries" ("case_id");

CREATE INDEX "ix_created_information_entries_file_id" ON "created_information_entries" ("file_id");

CREATE INDEX "ix_deadlines_due" ON "deadlines" ("due");

CREATE INDEX "ix_deadlines_open" ON "deadlines" ("due", "id") WHERE met_at IS NULL AND superseded_at IS NULL;

CREATE INDEX "ix_deadlines_subject_id_kind" ON "deadlines" ("subject_id", "kind");

CREATE UNIQUE INDEX "ix_definition_drafts_definition_id_holder_id" ON "definition_drafts" ("definition_id", "holder_id");

CREATE INDEX "ix_disposal_records_disposed_on_id" ON "disposal_records" ("disposed_on", "id");

CREATE UNIQUE INDEX "ix_disposal_records_number" ON "disposal_records" ("number");

CREATE UNIQUE INDEX "ix_disposal_records_subject_id_kind" ON "disposal_records" ("subject_id", "kind");

CREATE UNIQUE INDEX "ix_disposals_number" ON "disposals" ("number");

CREATE INDEX "ix_disqualifications_barred_until" ON "disqualifications" ("barred_until");

CREATE INDEX "ix_disqualifications_party_key" ON "disqualifications" ("party_key");

CREATE INDEX "ix_draft_pre_checks_division_id" ON "draft_pre_checks" ("division_id");

CREATE UNIQUE INDEX "ix_draft_pre_checks_fiscal_year_number" ON "draft_pre_checks" ("fiscal_year", "number");

CREATE INDEX "ix_fee_mismatches_case_id" ON "fee_mismatches" ("case_id");

CREATE INDEX "ix_fee_settlements_case_id" ON "fee_settlements" ("case_id");

CREATE UNIQUE INDEX "ix_fee_sheets_case_id_version" ON "fee_sheets" ("case_id", "version");

CREATE INDEX "ix_file_selections_recruitment_id" ON "file_selections" ("recruitment_id");

CREATE INDEX "ix_formal_findings_case_id_paper_version" ON "formal_findings" ("case_id", "paper_version");

CREATE INDEX "ix_handling_persons_case_id" ON "handling_persons" ("case_id");

CREATE INDEX "ix_hearings_case_id" ON "hearings" ("case_id");

CREATE INDEX "ix_human_tasks_assignee_id_state_sort_due_id" ON "human_tasks" ("assignee_id", "state", "sort_due", "id");

CREATE INDEX "ix_human_tasks_completed_by_id_ended_at_id" ON "human_tasks" ("completed_by_id", "ended_at", "id");

CREATE INDEX "ix_human_tasks_division_id_state_sort_due_id" ON "human_tasks" ("division_id", "state", "sort_due", "id");

CREATE UNIQUE INDEX "ix_human_tasks_instance_id_bookmark_id" ON "human_tasks" ("instance_id", "bookmark_id");

CREATE INDEX "ix_human_tasks_subject_id" ON "human_tasks" ("subject_id");

CREATE INDEX "ix_identical_proposals_recruitment_id_file_id" ON "identical_proposals" ("recruitment_id", "file_id");

CREATE INDEX "ix_inbox_consumer_subject_id_sequence" ON "inbox" ("consumer", "subject_id", "sequence") WHERE is_parked;

CREATE INDEX "ix_inquiries_division_id" ON "inquiries" ("division_id");

CREATE UNIQUE INDEX "ix_inquiries_fiscal_year_number" ON "inquiries" ("fiscal_year", "number");

CREATE UNIQUE INDEX "ux_legal_holds_open" ON "legal_holds" ("subject_id") WHERE lifted_on IS NULL;

CREATE INDEX "ix_migration_items_instance_id" ON "migration_items" ("instance_id");

CREATE INDEX "ix_migration_runs_definition_id_ordered_at" ON "migration_runs" ("definition_id", "ordered_at");

CREATE INDEX "ix_notice_mails_state_created_at" ON "notice_mails" ("state", "created_at");

CREATE INDEX "ix_outbox_state_subject_id_sequence" ON "outbox" ("state", "subject_id", "sequence") WHERE state < 2;

CREATE UNIQUE INDEX "ix_paper_moves_paper_id_number" ON "paper_moves" ("paper_id", "number");

CREATE INDEX "ix_paper_moves_subject_id" ON "paper_moves" ("subject_id");

CREATE UNIQUE INDEX "ix_papers_subject_id_kind_version" ON "papers" ("subject_id", "kind", "version");

CREATE INDEX "ix_personal_information_files_division_id" ON "personal_information_files" ("division_id");

CREATE UNIQUE INDEX "ix_personal_information_files_division_id_name" ON "personal_information_files" ("division_id", "name");

CREATE INDEX "ix_proposal_parties_key" ON "proposal_parties" ("key");

CREATE UNIQUE INDEX "ix_proposal_snapshots_case_id_paper_version" ON "proposal_snapshots" ("case_id", "paper_version");

CREATE INDEX "ix_proposals_file_id" ON "proposals" ("file_id");

CREATE INDEX "ix_proposals_recruitment_id" ON "proposals" ("recruitment_id");

CREATE UNIQUE INDEX "ix_recruitment_rounds_fiscal_year_round" ON "recruitment_rounds" ("fiscal_year", "round");

CREATE INDEX "ix_release_requests_requested_at_id" ON "release_requests" ("requested_at", "id");

CREATE UNIQUE INDEX "ux_release_requests_waiting" ON "release_requests" ("definition_id") WHERE state = 0;

CREATE UNIQUE INDEX "ix_result_notices_case_id_version" ON "result_notices" ("case_id", "version");

CREATE INDEX "ix_safety_evaluations_division_id_fiscal_year" ON "safety_evaluations" ("division_id", "fiscal_year");

CREATE UNIQUE INDEX "ix_saved_filters_person_id_name" ON "saved_filters" ("person_id", "name");

CREATE INDEX "ix_staff_account_claims_user_id" ON "staff_account_claims" ("user_id");

CREATE INDEX "ix_staff_account_logins_user_id" ON "staff_account_logins" ("user_id");

CREATE INDEX "ix_staff_account_roles_role_id" ON "staff_account_roles" ("role_id");

CREATE INDEX "email_index" ON "staff_accounts" ("normalized_email");

CREATE INDEX "ix_staff_accounts_division_id" ON "staff_accounts" ("division_id");

CREATE UNIQUE INDEX "user_name_index" ON "staff_accounts" ("normalized_user_name");

CREATE INDEX "ix_staff_notices_mail_id" ON "staff_notices" ("mail_id");

CREATE INDEX "ix_staff_notices_recipient_id_created_at_id" ON "staff_notices" ("recipient_id", "created_at", "id");

CREATE UNIQUE INDEX "ix_staff_notices_source_id_kind_due_on_recipient_id" ON "staff_notices" ("source_id", "kind", "due_on", "recipient_id");

CREATE INDEX "ix_staff_notices_subject_id" ON "staff_notices" ("subject_id");

CREATE INDEX "ix_staff_notices_unread" ON "staff_notices" ("recipient_id") WHERE read_at IS NULL;

CREATE INDEX "ix_staff_role_claims_role_id" ON "staff_role_claims" ("role_id");

CREATE UNIQUE INDEX "role_name_index" ON "staff_roles" ("normalized_name");

CREATE INDEX "ix_staff_transfers_pending" ON "staff_transfers" ("effective_on") WHERE applied_at IS NULL AND cancelled_at IS NULL;

CREATE INDEX "ix_staff_transfers_person_id" ON "staff_transfers" ("person_id");

CREATE INDEX "ix_timeline_entries_subject_id_at" ON "timeline_entries" ("subject_id", "at");

CREATE INDEX "ix_violation_files_case_id" ON "violation_files" ("case_id");

CREATE INDEX "ix_workflow_bookmarks_kind_key_correlation_id" ON "workflow_bookmarks" ("kind", "key", "correlation_id") WHERE kind = 'Event';

CREATE INDEX "ix_workflow_definition_events_owner_event_name" ON "workflow_definition_events" ("owner", "event_name");

CREATE UNIQUE INDEX "ix_workflow_definitions_definition_id_version" ON "workflow_definitions" ("definition_id", "version");

CREATE UNIQUE INDEX "ux_workflow_definitions_published" ON "workflow_definitions" ("definition_id") WHERE is_published;

CREATE INDEX "ix_workflow_incidents_at_id" ON "workflow_incidents" ("at", "id");

CREATE INDEX "ix_workflow_incidents_instance_id" ON "workflow_incidents" ("instance_id");

CREATE INDEX "ix_workflow_instances_correlation_id" ON "workflow_instances" ("correlation_id");

CREATE INDEX "ix_workflow_instances_created_at_id" ON "workflow_instances" ("created_at", "id");

CREATE INDEX "ix_workflow_instances_definition_version_id" ON "workflow_instances" ("definition_version_id");

CREATE INDEX "ix_workflow_stimuli_owner_correlation_id_order_key" ON "workflow_stimuli" ("owner", "correlation_id", "order_key");

CREATE INDEX "ix_workflow_stimuli_owner_state_order_key" ON "workflow_stimuli" ("owner", "state", "order_key");

CREATE INDEX "ix_workflow_timers_owner_due_at" ON "workflow_timers" ("owner", "due_at");

CREATE INDEX "ix_workflow_trigger_timers_definition_id" ON "workflow_trigger_timers" ("definition_id");

CREATE INDEX "ix_workflow_trigger_timers_owner_due_at" ON "workflow_trigger_timers" ("owner", "due_at");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261127221010_Initial', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
DROP INDEX "ix_human_tasks_assignee_id_state_sort_due_id";

DROP INDEX "ix_human_tasks_completed_by_id_ended_at_id";

CREATE INDEX "ix_human_tasks_assignee_id_state_sort_due_id" ON "human_tasks" ("assignee_id", "state", "sort_due", "id") WHERE assignee_id IS NOT NULL;

CREATE INDEX "ix_human_tasks_completed_by_id_ended_at_id" ON "human_tasks" ("completed_by_id", "ended_at", "id") WHERE completed_by_id IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128015218_LeanTaskIndexes', '10.0.15');

COMMIT;

