CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;
CREATE TABLE absences (
    id text NOT NULL,
    person_id text NOT NULL,
    substitute_id text NOT NULL,
    "from" date NOT NULL,
    until date NOT NULL,
    reason text NOT NULL,
    registered_by_id text NOT NULL,
    cancelled_at timestamp with time zone,
    revision bigint NOT NULL,
    CONSTRAINT pk_absences PRIMARY KEY (id)
);

CREATE TABLE approval_documents (
    id text NOT NULL,
    number text NOT NULL,
    subject_id text NOT NULL,
    instance_id text NOT NULL,
    draft_activity text NOT NULL,
    subject integer NOT NULL,
    title text NOT NULL,
    draft_task_id text NOT NULL,
    round integer NOT NULL,
    drafter_id text NOT NULL,
    drafter_name text NOT NULL,
    division_id text NOT NULL,
    drafted_on date NOT NULL,
    kind integer NOT NULL,
    basis text NOT NULL,
    decider_division_id text NOT NULL,
    consultations text NOT NULL,
    state integer NOT NULL,
    state_at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_approval_documents PRIMARY KEY (id)
);

CREATE TABLE approvals (
    id text NOT NULL,
    subject_id text NOT NULL,
    subject integer NOT NULL,
    detail_id text NOT NULL,
    drafter_id text NOT NULL,
    approver_id text NOT NULL,
    approved boolean NOT NULL,
    document_id text NOT NULL,
    acted_for_id text,
    acted_for_name text NOT NULL,
    substitute_reason text NOT NULL,
    reviewed_at timestamp with time zone,
    review_note text NOT NULL,
    comment text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_approvals PRIMARY KEY (id)
);

CREATE TABLE attachments (
    id character varying(64) NOT NULL,
    subject_id character varying(100) NOT NULL,
    paper_id text NOT NULL,
    identity_kind integer,
    title text NOT NULL,
    file_name text NOT NULL,
    media_type text NOT NULL,
    bytes bigint NOT NULL,
    sha256 text NOT NULL,
    version integer NOT NULL,
    predecessor_id text,
    division_id text NOT NULL,
    added_by_id text NOT NULL,
    added_by_name text NOT NULL,
    added_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by_id text NOT NULL,
    withdrawn_by_name text NOT NULL,
    withdrawn_reason text NOT NULL,
    is_erased boolean NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_attachments PRIMARY KEY (id)
);

CREATE TABLE audit_records (
    subject_id text NOT NULL,
    sequence bigint NOT NULL,
    content text,
    salt bytea,
    digest bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT pk_audit_records PRIMARY KEY (subject_id, sequence)
);

CREATE TABLE audit_seal_heads (
    seal_number bigint NOT NULL,
    subject_id text NOT NULL,
    sequence bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT pk_audit_seal_heads PRIMARY KEY (seal_number, subject_id)
);

CREATE TABLE audit_seals (
    number bigint NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT pk_audit_seals PRIMARY KEY (number)
);

CREATE TABLE blobs (
    hash text NOT NULL,
    size bigint NOT NULL,
    media_type text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_blobs PRIMARY KEY (hash)
);

CREATE TABLE business_clock (
    id integer NOT NULL,
    offset_ticks bigint NOT NULL,
    CONSTRAINT pk_business_clock PRIMARY KEY (id)
);

CREATE TABLE case_streams (
    subject_id text NOT NULL,
    outbox_sequence bigint NOT NULL,
    audit_sequence bigint NOT NULL,
    audit_head bytea NOT NULL,
    CONSTRAINT pk_case_streams PRIMARY KEY (subject_id)
)
WITH (fillfactor=70);

CREATE TABLE cases (
    id text NOT NULL,
    number text NOT NULL,
    fiscal_year integer NOT NULL,
    recruitment_id text NOT NULL,
    kind integer NOT NULL,
    basis_case_id text,
    file_id text NOT NULL,
    owning_division_id text NOT NULL,
    stage integer NOT NULL,
    holder_division_id text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    completed_on date,
    outcome integer NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_cases PRIMARY KEY (id)
);

CREATE TABLE change_notices (
    id text NOT NULL,
    case_id text NOT NULL,
    received_on date NOT NULL,
    items text NOT NULL,
    received_by_id text NOT NULL,
    reason_is_proper boolean,
    reason_confirmed_by_id text NOT NULL,
    copy_retained_on date,
    forwarded_on date,
    new_proposal_told_on date,
    revision bigint NOT NULL,
    CONSTRAINT pk_change_notices PRIMARY KEY (id)
);

CREATE TABLE commission_reports (
    id text NOT NULL,
    case_id text NOT NULL,
    violation_id text NOT NULL,
    kind integer NOT NULL,
    reported_on date NOT NULL,
    method text NOT NULL,
    content text NOT NULL,
    document_number text NOT NULL,
    reported_by_id text NOT NULL,
    CONSTRAINT pk_commission_reports PRIMARY KEY (id)
);

CREATE TABLE complaints (
    id character varying(64) NOT NULL,
    fiscal_year integer NOT NULL,
    number integer NOT NULL,
    received_on date NOT NULL,
    channel text NOT NULL,
    complainant_name text NOT NULL,
    contact text NOT NULL,
    case_id text NOT NULL,
    content text NOT NULL,
    division_id text NOT NULL,
    investigation text NOT NULL,
    answer text NOT NULL,
    answered_on date,
    answered_by_id text NOT NULL,
    measures text NOT NULL,
    closed_on date,
    revision bigint NOT NULL,
    CONSTRAINT pk_complaints PRIMARY KEY (id)
);

CREATE TABLE conditional_outsourcings (
    case_id character varying(64) NOT NULL,
    outsourced boolean NOT NULL,
    scope text NOT NULL,
    decided_by_id character varying(64) NOT NULL,
    consultation_id character varying(64) NOT NULL,
    contractor_name text NOT NULL,
    contractor_address text NOT NULL,
    estimated_on date,
    estimate_yen bigint NOT NULL,
    scrutiny text NOT NULL,
    scrutinised_on date,
    scrutinised_by_id character varying(64) NOT NULL,
    contracted_on date,
    contract_number text NOT NULL,
    conditional_on_use_contract boolean NOT NULL,
    contract_items text NOT NULL,
    effective_on date,
    revision bigint NOT NULL,
    CONSTRAINT pk_conditional_outsourcings PRIMARY KEY (case_id)
);

CREATE TABLE consolidations (
    id character varying(64) NOT NULL,
    case_id character varying(64) NOT NULL,
    recruitment_id character varying(64) NOT NULL,
    file_id character varying(64) NOT NULL,
    case_ids text NOT NULL,
    content text NOT NULL,
    proposed_by_id character varying(64) NOT NULL,
    proposed_on date NOT NULL,
    consents text NOT NULL,
    agreed_on date,
    given_up text NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_consolidations PRIMARY KEY (id)
);

CREATE TABLE consultations (
    id character varying(64) NOT NULL,
    case_id character varying(64) NOT NULL,
    subject integer NOT NULL,
    question text NOT NULL,
    requested_by_id character varying(64) NOT NULL,
    requested_by_division_id character varying(64) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    answer text NOT NULL,
    answered_by_id character varying(64) NOT NULL,
    answered_at timestamp with time zone,
    revision bigint NOT NULL,
    CONSTRAINT pk_consultations PRIMARY KEY (id)
);

CREATE TABLE contract_applications (
    case_id text NOT NULL,
    notice_id text NOT NULL,
    received_on date NOT NULL,
    channel_id text NOT NULL,
    applicants text NOT NULL,
    contract_copies integer NOT NULL,
    national_revenue_stamp_needed boolean NOT NULL,
    national_revenue_stamp_reason text NOT NULL,
    national_revenue_stamp_affixed boolean NOT NULL,
    national_revenue_stamp_on_ours boolean NOT NULL,
    handlers text NOT NULL,
    received_by_id text NOT NULL,
    copy_retained_on date,
    stamp_copy_retained boolean NOT NULL,
    forwarded_on date,
    revision bigint NOT NULL,
    CONSTRAINT pk_contract_applications PRIMARY KEY (case_id)
);

CREATE TABLE corrected_papers (
    id character varying(64) NOT NULL,
    case_id character varying(64) NOT NULL,
    correction_id character varying(64) NOT NULL,
    paper_version integer NOT NULL,
    arrival text NOT NULL,
    receipt_number character varying(100) NOT NULL,
    received_on date NOT NULL,
    due_on date,
    changed_parts text NOT NULL,
    description text NOT NULL,
    forwarded_on date,
    CONSTRAINT pk_corrected_papers PRIMARY KEY (id)
);

CREATE TABLE corrections (
    id character varying(64) NOT NULL,
    case_id character varying(64) NOT NULL,
    round integer NOT NULL,
    kind integer NOT NULL,
    to_agent boolean NOT NULL,
    items text NOT NULL,
    due_on date NOT NULL,
    due_reason text NOT NULL,
    document_number character varying(100) NOT NULL,
    requested_on date NOT NULL,
    requested_by_id character varying(64) NOT NULL,
    state integer NOT NULL,
    received_on date,
    paper_id character varying(64) NOT NULL,
    forwarded_at timestamp with time zone,
    outcome text NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_corrections PRIMARY KEY (id)
);

CREATE TABLE counterparty_inquiries (
    id text NOT NULL,
    case_id text NOT NULL,
    question text NOT NULL,
    asked_on date NOT NULL,
    asked_by_id text NOT NULL,
    document_number text NOT NULL,
    answer text NOT NULL,
    answered_on date,
    revision bigint NOT NULL,
    CONSTRAINT pk_counterparty_inquiries PRIMARY KEY (id)
);

CREATE TABLE created_information_entries (
    case_id text NOT NULL,
    file_id text NOT NULL,
    information_name text NOT NULL,
    person_count integer NOT NULL,
    items text NOT NULL,
    organisation text NOT NULL,
    address text NOT NULL,
    proposals_from date NOT NULL,
    proposals_to date NOT NULL,
    entered_on date NOT NULL,
    submitted_on date,
    publication_requested_on date,
    request_number text NOT NULL,
    published_on date,
    published_at text NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_created_information_entries PRIMARY KEY (case_id)
);

CREATE TABLE data_protection_keys (
    id integer GENERATED BY DEFAULT AS IDENTITY,
    friendly_name text,
    xml text,
    CONSTRAINT pk_data_protection_keys PRIMARY KEY (id)
);

CREATE TABLE deadlines (
    id text NOT NULL,
    subject_id text NOT NULL,
    kind integer NOT NULL,
    detail_id text NOT NULL,
    start_day date,
    corresponding_day date,
    raw date NOT NULL,
    due date NOT NULL,
    rule text NOT NULL,
    clause text NOT NULL,
    met_at timestamp with time zone,
    superseded_at timestamp with time zone,
    approaching_at timestamp with time zone,
    exceeded_at timestamp with time zone,
    CONSTRAINT pk_deadlines PRIMARY KEY (id)
);

CREATE TABLE definition_drafts (
    version_id text NOT NULL,
    definition_id text NOT NULL,
    version integer NOT NULL,
    base_version integer NOT NULL,
    name text NOT NULL,
    owner text NOT NULL,
    json text NOT NULL,
    holder_id text NOT NULL,
    author_ids text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    saved_by_id text NOT NULL,
    lease_until timestamp with time zone NOT NULL,
    saves integer NOT NULL,
    request_id text,
    revision bigint NOT NULL,
    CONSTRAINT pk_definition_drafts PRIMARY KEY (version_id)
);

CREATE TABLE disposal_records (
    id character varying(64) NOT NULL,
    number text NOT NULL,
    kind integer NOT NULL,
    subject_id character varying(100) NOT NULL,
    label text NOT NULL,
    division_id text NOT NULL,
    ended_on date NOT NULL,
    kept_until date NOT NULL,
    disposal_id text NOT NULL,
    approver_id text NOT NULL,
    approver_name text NOT NULL,
    approved_on date NOT NULL,
    disposed_on date NOT NULL,
    disposed_by_id text NOT NULL,
    disposed_by_name text NOT NULL,
    CONSTRAINT pk_disposal_records PRIMARY KEY (id)
);

CREATE TABLE disposals (
    id character varying(100) NOT NULL,
    number text NOT NULL,
    reason text NOT NULL,
    items text NOT NULL,
    drafted_by_id text NOT NULL,
    drafted_by_name text NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    executed_on date,
    method text NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_disposals PRIMARY KEY (id)
);

CREATE TABLE disqualifications (
    id character varying(64) NOT NULL,
    case_id character varying(64) NOT NULL,
    name text NOT NULL,
    address text NOT NULL,
    corporate_number character varying(13) NOT NULL,
    search_name text NOT NULL,
    party_key character varying(64) NOT NULL,
    officers text NOT NULL,
    terminated_on date NOT NULL,
    barred_until date NOT NULL,
    cause text NOT NULL,
    terminated_by text NOT NULL,
    registered_by_id character varying(64) NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_disqualifications PRIMARY KEY (id)
);

CREATE TABLE draft_pre_checks (
    id character varying(64) NOT NULL,
    fiscal_year integer NOT NULL,
    number integer NOT NULL,
    received_on date NOT NULL,
    prospective_name text NOT NULL,
    contact text NOT NULL,
    file_id text NOT NULL,
    draft text NOT NULL,
    division_id text NOT NULL,
    division_comment text NOT NULL,
    result text NOT NULL,
    reply text NOT NULL,
    confirmed_with text NOT NULL,
    fees_explained boolean NOT NULL,
    replied_on date,
    replied_by_id text NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_draft_pre_checks PRIMARY KEY (id)
);

CREATE TABLE examination_files (
    case_id character varying(64) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    eligibility text,
    person_count text,
    method text,
    assessments text NOT NULL,
    conclusion_conforms boolean,
    conclusion_summary text NOT NULL,
    concluded_by_id character varying(64) NOT NULL,
    concluded_on date,
    decided_on date,
    revision bigint NOT NULL,
    CONSTRAINT pk_examination_files PRIMARY KEY (case_id)
);

CREATE TABLE fee_mismatches (
    id character varying(64) NOT NULL,
    case_id character varying(64) NOT NULL,
    notice_id character varying(64) NOT NULL,
    kind integer NOT NULL,
    offered_yen bigint NOT NULL,
    note text NOT NULL,
    noted_by_id character varying(64) NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    handled_at timestamp with time zone,
    CONSTRAINT pk_fee_mismatches PRIMARY KEY (id)
);

CREATE TABLE fee_payments (
    case_id character varying(64) NOT NULL,
    notice_id character varying(64) NOT NULL,
    yen bigint NOT NULL,
    paid_on date NOT NULL,
    payment_method_id character varying(64) NOT NULL,
    channel integer NOT NULL,
    post_reason text NOT NULL,
    confirmed_by_id character varying(64) NOT NULL,
    confirmed_at timestamp with time zone NOT NULL,
    stamps_cancelled_on date,
    stamps_cancelled_by_id character varying(64) NOT NULL,
    stamp_copy_paper_id character varying(64) NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_fee_payments PRIMARY KEY (case_id)
);

CREATE TABLE fee_settlements (
    id character varying(64) NOT NULL,
    case_id character varying(64) NOT NULL,
    notice_id character varying(64) NOT NULL,
    difference_yen bigint NOT NULL,
    explanation text NOT NULL,
    decided_by_id character varying(64) NOT NULL,
    decided_on date NOT NULL,
    settled_on date,
    method text NOT NULL,
    settled_by_id character varying(64) NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_fee_settlements PRIMARY KEY (id)
);

CREATE TABLE fee_sheets (
    id character varying(64) NOT NULL,
    case_id character varying(64) NOT NULL,
    version integer NOT NULL,
    lines text NOT NULL,
    outsourced_yen bigint,
    identical_proposals integer NOT NULL,
    identical_record_id character varying(64) NOT NULL,
    base_yen bigint NOT NULL,
    hourly_yen bigint NOT NULL,
    total_minutes bigint NOT NULL,
    hours bigint NOT NULL,
    production_share_yen bigint NOT NULL,
    production_yen bigint NOT NULL,
    total_yen bigint NOT NULL,
    rule text NOT NULL,
    legal_basis text NOT NULL,
    estimated_by_id character varying(64) NOT NULL,
    estimated_on date NOT NULL,
    CONSTRAINT pk_fee_sheets PRIMARY KEY (id)
);

CREATE TABLE file_selections (
    id character varying(140) NOT NULL,
    recruitment_id character varying(64) NOT NULL,
    division_id character varying(64) NOT NULL,
    requested_on date NOT NULL,
    nominations text NOT NULL,
    drafter_id character varying(64) NOT NULL,
    submitted_on date,
    revision bigint NOT NULL,
    CONSTRAINT pk_file_selections PRIMARY KEY (id)
);

CREATE TABLE formal_findings (
    id character varying(64) NOT NULL,
    case_id character varying(64) NOT NULL,
    "check" integer NOT NULL,
    paper_version integer NOT NULL,
    position integer NOT NULL,
    clause character varying(40) NOT NULL,
    level integer NOT NULL,
    item text NOT NULL,
    message text NOT NULL,
    by_person boolean NOT NULL,
    found_by_id text NOT NULL,
    found_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_formal_findings PRIMARY KEY (id)
);

CREATE TABLE handling_persons (
    id text NOT NULL,
    case_id text NOT NULL,
    name text NOT NULL,
    kind integer NOT NULL,
    informed_on date NOT NULL,
    text_version integer NOT NULL,
    informed_by_id text NOT NULL,
    left_on date,
    informed_on_leaving_on date,
    revision bigint NOT NULL,
    CONSTRAINT pk_handling_persons PRIMARY KEY (id)
);

CREATE TABLE hearings (
    id character varying(64) NOT NULL,
    case_id character varying(64) NOT NULL,
    held_on date NOT NULL,
    of_agent boolean NOT NULL,
    method text NOT NULL,
    question text NOT NULL,
    answer text NOT NULL,
    heard_by_id character varying(64) NOT NULL,
    CONSTRAINT pk_hearings PRIMARY KEY (id)
);

CREATE TABLE human_tasks (
    id text NOT NULL,
    instance_id text NOT NULL,
    bookmark_id text NOT NULL,
    definition_id text NOT NULL,
    activity_id text NOT NULL,
    activity_type text NOT NULL,
    subject_id text NOT NULL,
    subject_label text NOT NULL,
    stage text NOT NULL,
    title text NOT NULL,
    instructions text NOT NULL,
    division_id text NOT NULL,
    duty text NOT NULL,
    clauses text NOT NULL,
    different_from text NOT NULL,
    due_on date,
    legal_due_on date,
    legal_kind integer,
    sort_due date NOT NULL,
    search_text text NOT NULL,
    context text NOT NULL,
    drafts text NOT NULL,
    route text NOT NULL,
    state integer NOT NULL,
    assignee_id text,
    assignee_name text,
    is_personal boolean NOT NULL,
    remark text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone,
    completed_by_id text,
    completed_by_name text,
    acted_for_id text,
    acted_for_name text NOT NULL,
    ended_at timestamp with time zone,
    outcome text,
    checks text NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_human_tasks PRIMARY KEY (id)
);

CREATE TABLE identical_proposals (
    id character varying(64) NOT NULL,
    recruitment_id character varying(64) NOT NULL,
    file_id character varying(64) NOT NULL,
    case_ids text NOT NULL,
    compared_case_ids text NOT NULL,
    basis text NOT NULL,
    confirmed_by_id character varying(64) NOT NULL,
    confirmed_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_identical_proposals PRIMARY KEY (id)
);

CREATE TABLE inbox (
    consumer text NOT NULL,
    event_id uuid NOT NULL,
    subject_id text NOT NULL,
    sequence bigint NOT NULL,
    received_at timestamp with time zone NOT NULL,
    is_parked boolean NOT NULL,
    event_name text NOT NULL,
    payload text,
    CONSTRAINT pk_inbox PRIMARY KEY (consumer, event_id)
);

CREATE TABLE inbox_subjects (
    consumer text NOT NULL,
    subject_id text NOT NULL,
    last_sequence bigint NOT NULL,
    CONSTRAINT pk_inbox_subjects PRIMARY KEY (consumer, subject_id)
);

CREATE TABLE inquiries (
    id character varying(64) NOT NULL,
    fiscal_year integer NOT NULL,
    number integer NOT NULL,
    received_on date NOT NULL,
    channel text NOT NULL,
    inquirer integer NOT NULL,
    inquirer_name text NOT NULL,
    contact text NOT NULL,
    topic integer NOT NULL,
    file_id text NOT NULL,
    case_id text NOT NULL,
    question text NOT NULL,
    authority_judgement text NOT NULL,
    division_id text NOT NULL,
    routing_reason text NOT NULL,
    sent_back_reason text NOT NULL,
    answer text NOT NULL,
    answered_on date,
    answered_by_id text NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_inquiries PRIMARY KEY (id)
);

CREATE TABLE legal_holds (
    id character varying(64) NOT NULL,
    subject_id character varying(100) NOT NULL,
    set_on date NOT NULL,
    set_by_id text NOT NULL,
    set_by_name text NOT NULL,
    reason text NOT NULL,
    lifted_on date,
    lifted_by_id text NOT NULL,
    lifted_by_name text NOT NULL,
    lift_reason text NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_legal_holds PRIMARY KEY (id)
);

CREATE TABLE migration_items (
    run_id text NOT NULL,
    instance_id text NOT NULL,
    ordinal integer NOT NULL,
    sequence bigint NOT NULL,
    from_version integer NOT NULL,
    state integer NOT NULL,
    detail text NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT pk_migration_items PRIMARY KEY (run_id, instance_id)
);

CREATE TABLE migration_runs (
    id text NOT NULL,
    definition_id text NOT NULL,
    version_id text NOT NULL,
    version integer NOT NULL,
    reason text NOT NULL,
    ordered_by_id text NOT NULL,
    ordered_by_name text NOT NULL,
    ordered_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT pk_migration_runs PRIMARY KEY (id)
);

CREATE TABLE notice_mails (
    id text NOT NULL,
    recipient_id text NOT NULL,
    notice_count integer NOT NULL,
    state integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    not_before timestamp with time zone,
    attempts integer NOT NULL,
    error text,
    ended_at timestamp with time zone,
    CONSTRAINT pk_notice_mails PRIMARY KEY (id)
);

CREATE TABLE number_counters (
    id text NOT NULL,
    last integer NOT NULL,
    CONSTRAINT pk_number_counters PRIMARY KEY (id)
);

CREATE TABLE outbox (
    subject_id text NOT NULL,
    sequence bigint NOT NULL,
    event_id uuid NOT NULL,
    event_name text NOT NULL,
    payload text NOT NULL,
    state integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    not_before timestamp with time zone,
    sent_at timestamp with time zone,
    attempts integer NOT NULL,
    error text,
    CONSTRAINT pk_outbox PRIMARY KEY (subject_id, sequence)
);

CREATE TABLE paper_moves (
    id text NOT NULL,
    subject_id text NOT NULL,
    paper_id text NOT NULL,
    number integer NOT NULL,
    kind integer NOT NULL,
    "from" text NOT NULL,
    "to" text NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id text NOT NULL,
    acted_for_id text,
    means text NOT NULL,
    clause text NOT NULL,
    CONSTRAINT pk_paper_moves PRIMARY KEY (id)
);

CREATE TABLE papers (
    id text NOT NULL,
    subject_id text NOT NULL,
    kind integer NOT NULL,
    title text NOT NULL,
    version integer NOT NULL,
    document_number text NOT NULL,
    dated_on date NOT NULL,
    original_holder text NOT NULL,
    original_since timestamp with time zone NOT NULL,
    copy_holder text,
    copy_since timestamp with time zone,
    moves integer NOT NULL,
    print_path text NOT NULL,
    CONSTRAINT pk_papers PRIMARY KEY (id)
);

CREATE TABLE personal_information_files (
    id character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    division_id character varying(64) NOT NULL,
    holdings text NOT NULL,
    kind text NOT NULL,
    purpose text NOT NULL,
    summary text NOT NULL,
    scope text NOT NULL,
    collection text NOT NULL,
    record_items text NOT NULL,
    raw_person_count integer NOT NULL,
    person_count integer NOT NULL,
    person_count_as_of date,
    person_count_reason text NOT NULL,
    register_published_on date,
    tests text NOT NULL,
    recruitment_entry14 boolean NOT NULL,
    organisation15 text NOT NULL,
    address15 text NOT NULL,
    entries_on date,
    exclusion_reason text NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_personal_information_files PRIMARY KEY (id)
);

CREATE TABLE processed_commands (
    id character varying(100) NOT NULL,
    kind text NOT NULL,
    actor_id text NOT NULL,
    at timestamp with time zone NOT NULL,
    instance_id text,
    answer text,
    CONSTRAINT pk_processed_commands PRIMARY KEY (id)
);

CREATE TABLE production_files (
    case_id text NOT NULL,
    started_on date,
    producer_id text NOT NULL,
    contractor_duties_told text NOT NULL,
    contractor_acknowledged_on date,
    contractor_safety_note text NOT NULL,
    subcontractors text NOT NULL,
    outsourcing_reported_on date,
    standards text NOT NULL,
    produced_person_count integer,
    produced_items text NOT NULL,
    actual_minutes integer,
    output_hash text NOT NULL,
    finished_on date,
    inspections text NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_production_files PRIMARY KEY (case_id)
);

CREATE TABLE proposal_parties (
    case_id character varying(64) NOT NULL,
    number integer NOT NULL,
    key character varying(64) NOT NULL,
    search_name text NOT NULL,
    corporate_number text NOT NULL,
    declared_terminated_on date,
    CONSTRAINT pk_proposal_parties PRIMARY KEY (case_id, number)
);

CREATE TABLE proposal_snapshots (
    id character varying(64) NOT NULL,
    case_id character varying(64) NOT NULL,
    paper_version integer NOT NULL,
    content text NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_proposal_snapshots PRIMARY KEY (id)
);

CREATE TABLE proposals (
    case_id character varying(64) NOT NULL,
    recruitment_id character varying(64) NOT NULL,
    arrival text NOT NULL,
    receipt_number character varying(100) NOT NULL,
    received_on date,
    proposed_on date,
    dated_on date,
    proposers text NOT NULL,
    agent text,
    agent_authority text,
    information_name text NOT NULL,
    existing_case_id text NOT NULL,
    already_holds_information boolean NOT NULL,
    file_name text NOT NULL,
    file_id character varying(64) NOT NULL,
    requested_person_count integer,
    requested_items text NOT NULL,
    purpose text NOT NULL,
    method text NOT NULL,
    business_content text NOT NULL,
    contribution_reason text NOT NULL,
    use_from date,
    use_to date,
    handlers text NOT NULL,
    place_of_use text NOT NULL,
    environment text NOT NULL,
    storage_place text NOT NULL,
    management text NOT NULL,
    safety_authority text NOT NULL,
    safety_regulations text NOT NULL,
    safety_prevention text NOT NULL,
    safety_measures text NOT NULL,
    marked_media text NOT NULL,
    marked_ways text NOT NULL,
    medium text NOT NULL,
    provision_way text NOT NULL,
    identity_papers text NOT NULL,
    contact_papers text NOT NULL,
    oaths text NOT NULL,
    contribution text NOT NULL,
    officers text NOT NULL,
    declarations text NOT NULL,
    other_papers text NOT NULL,
    paper_version integer NOT NULL,
    forwarded_on date,
    check_sent_on date,
    check_remark text NOT NULL,
    revision bigint NOT NULL,
    search_text text NOT NULL,
    CONSTRAINT pk_proposals PRIMARY KEY (case_id)
);

CREATE TABLE provision_files (
    case_id text NOT NULL,
    measures text NOT NULL,
    prepared_by_id text NOT NULL,
    media_serial text NOT NULL,
    media_count integer NOT NULL,
    medium text NOT NULL,
    way text NOT NULL,
    agreed_medium text NOT NULL,
    agreed_way text NOT NULL,
    provided_on date,
    provided_by_id text NOT NULL,
    recipient text NOT NULL,
    receipt_note text NOT NULL,
    delay_notices text NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_provision_files PRIMARY KEY (case_id)
);

CREATE TABLE recruitment_rounds (
    id character varying(64) NOT NULL,
    fiscal_year integer NOT NULL,
    round integer NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    state integer NOT NULL,
    division_ids text NOT NULL,
    answered_division_ids text NOT NULL,
    items text NOT NULL,
    guidelines text NOT NULL,
    publications text NOT NULL,
    closed_on date,
    proposed_ends_on date,
    extension_reason text NOT NULL,
    reported_on date,
    report text NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_recruitment_rounds PRIMARY KEY (id)
);

CREATE TABLE recruitment_watches (
    id character varying(64) NOT NULL,
    fiscal_year integer NOT NULL,
    alerts text NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_recruitment_watches PRIMARY KEY (id)
);

CREATE TABLE release_requests (
    id text NOT NULL,
    kind integer NOT NULL,
    definition_id text NOT NULL,
    version_id text NOT NULL,
    version integer NOT NULL,
    base_version integer NOT NULL,
    name text NOT NULL,
    owner text NOT NULL,
    json text NOT NULL,
    author_ids text NOT NULL,
    requested_by_id text NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    comment text NOT NULL,
    warnings text NOT NULL,
    state integer NOT NULL,
    decided_by_id text,
    decided_at timestamp with time zone,
    reason text NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_release_requests PRIMARY KEY (id)
);

CREATE TABLE result_notices (
    id character varying(64) NOT NULL,
    case_id character varying(64) NOT NULL,
    version integer NOT NULL,
    conforming boolean NOT NULL,
    reissue_reason text NOT NULL,
    contracting_party text NOT NULL,
    fee_yen bigint NOT NULL,
    payment_method_id character varying(64) NOT NULL,
    payment_place text NOT NULL,
    application_due date,
    application_due_rule text NOT NULL,
    application_due_override date,
    application_due_reason text NOT NULL,
    medium character varying(64) NOT NULL,
    provision_way character varying(64) NOT NULL,
    information_name text NOT NULL,
    remarks text NOT NULL,
    contract_clauses text NOT NULL,
    non_conformities text NOT NULL,
    application_form_enclosed boolean NOT NULL,
    contract_draft_copies integer NOT NULL,
    drafted_by_id character varying(64) NOT NULL,
    drafted_on date NOT NULL,
    document_number character varying(100) NOT NULL,
    enforcement_date date,
    dispatch_method text NOT NULL,
    dispatched_at timestamp with time zone,
    revision bigint NOT NULL,
    CONSTRAINT pk_result_notices PRIMARY KEY (id)
);

CREATE TABLE safety_evaluations (
    id text NOT NULL,
    division_id text NOT NULL,
    fiscal_year integer NOT NULL,
    evaluated_on date,
    evaluated_by_id text NOT NULL,
    standards text NOT NULL,
    improvement_taken text NOT NULL,
    improved_on date,
    revision bigint NOT NULL,
    CONSTRAINT pk_safety_evaluations PRIMARY KEY (id)
);

CREATE TABLE saved_filters (
    id text NOT NULL,
    person_id text NOT NULL,
    name text NOT NULL,
    query text NOT NULL,
    text text NOT NULL,
    CONSTRAINT pk_saved_filters PRIMARY KEY (id)
);

CREATE TABLE staff_accounts (
    id text NOT NULL,
    display_name character varying(200) NOT NULL,
    division_id character varying(100) NOT NULL,
    is_active boolean NOT NULL,
    takes_notice_mail boolean NOT NULL,
    must_change_password boolean NOT NULL,
    user_name character varying(256),
    normalized_user_name character varying(256),
    email character varying(256),
    normalized_email character varying(256),
    email_confirmed boolean NOT NULL,
    password_hash text,
    security_stamp text,
    concurrency_stamp text,
    phone_number text,
    phone_number_confirmed boolean NOT NULL,
    two_factor_enabled boolean NOT NULL,
    lockout_end timestamp with time zone,
    lockout_enabled boolean NOT NULL,
    access_failed_count integer NOT NULL,
    CONSTRAINT pk_staff_accounts PRIMARY KEY (id)
);

CREATE TABLE staff_notices (
    id text NOT NULL,
    recipient_id text NOT NULL,
    kind integer NOT NULL,
    source_id text NOT NULL,
    due_on date NOT NULL,
    subject_id text NOT NULL,
    subject_label text NOT NULL,
    file_name text NOT NULL,
    title text NOT NULL,
    task_id text,
    is_for_absent boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    mail_id text,
    CONSTRAINT pk_staff_notices PRIMARY KEY (id)
);

CREATE TABLE staff_roles (
    id text NOT NULL,
    name character varying(256),
    normalized_name character varying(256),
    concurrency_stamp text,
    CONSTRAINT pk_staff_roles PRIMARY KEY (id)
);

CREATE TABLE staff_transfers (
    id text NOT NULL,
    person_id text NOT NULL,
    effective_on date NOT NULL,
    division_id text NOT NULL,
    duties text NOT NULL,
    from_division_id text NOT NULL,
    announced_by_id text NOT NULL,
    announced_at timestamp with time zone NOT NULL,
    cancelled_at timestamp with time zone,
    applied_at timestamp with time zone,
    returned_task_ids text NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_staff_transfers PRIMARY KEY (id)
);

CREATE TABLE timeline_entries (
    id text NOT NULL,
    subject_id text NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id text NOT NULL,
    acted_for_id text,
    division_id text NOT NULL,
    title text NOT NULL,
    detail text NOT NULL,
    salt text NOT NULL,
    clauses text NOT NULL,
    CONSTRAINT pk_timeline_entries PRIMARY KEY (id)
);

CREATE TABLE unfinished_forms (
    task_id text NOT NULL,
    person_id text NOT NULL,
    values text NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_unfinished_forms PRIMARY KEY (task_id, person_id)
);

CREATE TABLE use_contracts (
    case_id text NOT NULL,
    number text NOT NULL,
    contracting_party text NOT NULL,
    information_name text NOT NULL,
    provision_due_on date,
    additional_clauses text NOT NULL,
    drafted_by_id text NOT NULL,
    concluded_on date,
    sealed_by_id text NOT NULL,
    counterpart_sent_on date,
    counterpart_sent_by text NOT NULL,
    handlers_notified_on date,
    terminated_on date,
    revision bigint NOT NULL,
    CONSTRAINT pk_use_contracts PRIMARY KEY (case_id)
);

CREATE TABLE violation_files (
    id text NOT NULL,
    case_id text NOT NULL,
    judged_on date NOT NULL,
    facts text NOT NULL,
    judged_by_id text NOT NULL,
    notified_on date,
    causes text NOT NULL,
    cause_facts text NOT NULL,
    drafted_by_id text NOT NULL,
    keep_reason text NOT NULL,
    intent_notified_on date,
    terminated_on date,
    notice_number text NOT NULL,
    terminated_by_id text NOT NULL,
    revision bigint NOT NULL,
    CONSTRAINT pk_violation_files PRIMARY KEY (id)
);

CREATE TABLE withdrawals (
    case_id character varying(64) NOT NULL,
    dated_on date NOT NULL,
    arrived_on date NOT NULL,
    by_agent boolean NOT NULL,
    authority_judgement text NOT NULL,
    reason text NOT NULL,
    receipt_number text NOT NULL,
    received_by_id text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_withdrawals PRIMARY KEY (case_id)
);

CREATE TABLE workflow_bookmarks (
    instance_id text NOT NULL,
    id text NOT NULL,
    activity_id text NOT NULL,
    kind text NOT NULL,
    key text NOT NULL,
    correlation_id text,
    owner text NOT NULL,
    ordinal integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_workflow_bookmarks PRIMARY KEY (instance_id, id)
);

CREATE TABLE workflow_definition_events (
    version_id text NOT NULL,
    activity_id text NOT NULL,
    event_name text NOT NULL,
    owner text NOT NULL,
    is_trigger boolean NOT NULL,
    CONSTRAINT pk_workflow_definition_events PRIMARY KEY (version_id, activity_id)
);

CREATE TABLE workflow_definitions (
    version_id text NOT NULL,
    definition_id text NOT NULL,
    version integer NOT NULL,
    name text NOT NULL,
    owner text NOT NULL,
    origin integer NOT NULL,
    hash text NOT NULL,
    json text NOT NULL,
    is_published boolean NOT NULL,
    is_latest boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by text NOT NULL,
    published_at timestamp with time zone,
    published_by text,
    CONSTRAINT pk_workflow_definitions PRIMARY KEY (version_id)
);

CREATE TABLE workflow_incidents (
    id text NOT NULL,
    instance_id text NOT NULL,
    activity_id text NOT NULL,
    exception_type text NOT NULL,
    message text NOT NULL,
    at timestamp with time zone NOT NULL,
    resolution text,
    resolved_at timestamp with time zone,
    resolved_by text,
    reason text,
    CONSTRAINT pk_workflow_incidents PRIMARY KEY (id)
);

CREATE TABLE workflow_instances (
    id text NOT NULL,
    definition_version_id text NOT NULL,
    definition_id text NOT NULL,
    owner text NOT NULL,
    correlation_id text,
    name text,
    sub_status integer NOT NULL,
    is_finished boolean NOT NULL,
    open_incidents integer NOT NULL,
    open_timers integer NOT NULL,
    journal_sequence bigint NOT NULL,
    parent_instance_id text,
    parent_bookmark_id text,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    row_version bigint NOT NULL,
    data bytea NOT NULL,
    CONSTRAINT pk_workflow_instances PRIMARY KEY (id)
)
WITH (fillfactor=70);

CREATE TABLE workflow_journal (
    instance_id text NOT NULL,
    last_sequence bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id text NOT NULL,
    acted_for_id text,
    command_id text NOT NULL,
    bookmark_id text,
    entries text NOT NULL,
    CONSTRAINT pk_workflow_journal PRIMARY KEY (instance_id, last_sequence)
);

CREATE TABLE workflow_stimuli (
    id bigint GENERATED BY DEFAULT AS IDENTITY,
    order_key bigint NOT NULL,
    owner text NOT NULL,
    kind integer NOT NULL,
    state integer NOT NULL,
    name text NOT NULL,
    correlation_id text,
    version_id text,
    activity_id text,
    instance_id text,
    bookmark_id text,
    parent_instance_id text,
    parent_bookmark_id text,
    payload text,
    attempts integer NOT NULL,
    error text,
    created_at timestamp with time zone NOT NULL,
    is_sole_target boolean NOT NULL,
    CONSTRAINT pk_workflow_stimuli PRIMARY KEY (id)
);

CREATE TABLE workflow_timers (
    instance_id text NOT NULL,
    bookmark_id text NOT NULL,
    owner text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_workflow_timers PRIMARY KEY (instance_id, bookmark_id)
);

CREATE TABLE workflow_trigger_timers (
    version_id text NOT NULL,
    activity_id text NOT NULL,
    definition_id text NOT NULL,
    owner text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    interval_ticks bigint,
    CONSTRAINT pk_workflow_trigger_timers PRIMARY KEY (version_id, activity_id)
);

CREATE TABLE staff_account_claims (
    id integer GENERATED BY DEFAULT AS IDENTITY,
    user_id text NOT NULL,
    claim_type text,
    claim_value text,
    CONSTRAINT pk_staff_account_claims PRIMARY KEY (id),
    CONSTRAINT fk_staff_account_claims_asp_net_users_user_id FOREIGN KEY (user_id) REFERENCES staff_accounts (id) ON DELETE CASCADE
);

CREATE TABLE staff_account_logins (
    login_provider text NOT NULL,
    provider_key text NOT NULL,
    provider_display_name text,
    user_id text NOT NULL,
    CONSTRAINT pk_staff_account_logins PRIMARY KEY (login_provider, provider_key),
    CONSTRAINT fk_staff_account_logins_asp_net_users_user_id FOREIGN KEY (user_id) REFERENCES staff_accounts (id) ON DELETE CASCADE
);

CREATE TABLE staff_account_tokens (
    user_id text NOT NULL,
    login_provider text NOT NULL,
    name text NOT NULL,
    value text,
    CONSTRAINT pk_staff_account_tokens PRIMARY KEY (user_id, login_provider, name),
    CONSTRAINT fk_staff_account_tokens_asp_net_users_user_id FOREIGN KEY (user_id) REFERENCES staff_accounts (id) ON DELETE CASCADE
);

CREATE TABLE staff_account_roles (
    user_id text NOT NULL,
    role_id text NOT NULL,
    CONSTRAINT pk_staff_account_roles PRIMARY KEY (user_id, role_id),
    CONSTRAINT fk_staff_account_roles_asp_net_users_user_id FOREIGN KEY (user_id) REFERENCES staff_accounts (id) ON DELETE CASCADE,
    CONSTRAINT fk_staff_account_roles_staff_roles_role_id FOREIGN KEY (role_id) REFERENCES staff_roles (id) ON DELETE CASCADE
);

CREATE TABLE staff_role_claims (
    id integer GENERATED BY DEFAULT AS IDENTITY,
    role_id text NOT NULL,
    claim_type text,
    claim_value text,
    CONSTRAINT pk_staff_role_claims PRIMARY KEY (id),
    CONSTRAINT fk_staff_role_claims_staff_roles_role_id FOREIGN KEY (role_id) REFERENCES staff_roles (id) ON DELETE CASCADE
);

CREATE INDEX ix_absences_person_id ON absences (person_id);

CREATE INDEX ix_absences_until ON absences (until);

CREATE INDEX ix_approval_documents_instance_id_draft_activity ON approval_documents (instance_id, draft_activity);

CREATE INDEX ix_approval_documents_subject_id ON approval_documents (subject_id);

CREATE INDEX ix_approvals_subject_id_subject ON approvals (subject_id, subject);

CREATE UNIQUE INDEX ix_attachments_predecessor_id ON attachments (predecessor_id);

CREATE INDEX ix_attachments_sha256 ON attachments (sha256);

CREATE INDEX ix_attachments_subject_id ON attachments (subject_id);

CREATE UNIQUE INDEX ix_cases_number ON cases (number);

CREATE INDEX ix_cases_owning_division_id_stage ON cases (owning_division_id, stage);

CREATE INDEX ix_cases_recruitment_id_file_id ON cases (recruitment_id, file_id);

CREATE INDEX ix_change_notices_case_id ON change_notices (case_id);

CREATE INDEX ix_commission_reports_case_id ON commission_reports (case_id);

CREATE UNIQUE INDEX ix_commission_reports_violation_id_kind ON commission_reports (violation_id, kind);

CREATE INDEX ix_complaints_division_id ON complaints (division_id);

CREATE UNIQUE INDEX ix_complaints_fiscal_year_number ON complaints (fiscal_year, number);

CREATE INDEX ix_consolidations_recruitment_id_file_id ON consolidations (recruitment_id, file_id);

CREATE INDEX ix_consultations_case_id ON consultations (case_id);

CREATE UNIQUE INDEX ix_corrected_papers_case_id_paper_version ON corrected_papers (case_id, paper_version);

CREATE UNIQUE INDEX ix_corrections_case_id_round ON corrections (case_id, round);

CREATE INDEX ix_counterparty_inquiries_case_id ON counterparty_inquiries (case_id);

CREATE INDEX ix_created_information_entries_file_id ON created_information_entries (file_id);

CREATE INDEX ix_deadlines_due ON deadlines (due);

CREATE INDEX ix_deadlines_open ON deadlines (due, id) WHERE met_at IS NULL AND superseded_at IS NULL;

CREATE INDEX ix_deadlines_subject_id_kind ON deadlines (subject_id, kind);

CREATE UNIQUE INDEX ix_definition_drafts_definition_id_holder_id ON definition_drafts (definition_id, holder_id);

CREATE INDEX ix_disposal_records_disposed_on_id ON disposal_records (disposed_on, id);

CREATE UNIQUE INDEX ix_disposal_records_number ON disposal_records (number);

CREATE UNIQUE INDEX ix_disposal_records_subject_id_kind ON disposal_records (subject_id, kind);

CREATE UNIQUE INDEX ix_disposals_number ON disposals (number);

CREATE INDEX ix_disqualifications_barred_until ON disqualifications (barred_until);

CREATE INDEX ix_disqualifications_party_key ON disqualifications (party_key);

CREATE INDEX ix_draft_pre_checks_division_id ON draft_pre_checks (division_id);

CREATE UNIQUE INDEX ix_draft_pre_checks_fiscal_year_number ON draft_pre_checks (fiscal_year, number);

CREATE INDEX ix_fee_mismatches_case_id ON fee_mismatches (case_id);

CREATE INDEX ix_fee_settlements_case_id ON fee_settlements (case_id);

CREATE UNIQUE INDEX ix_fee_sheets_case_id_version ON fee_sheets (case_id, version);

CREATE INDEX ix_file_selections_recruitment_id ON file_selections (recruitment_id);

CREATE INDEX ix_formal_findings_case_id_paper_version ON formal_findings (case_id, paper_version);

CREATE INDEX ix_handling_persons_case_id ON handling_persons (case_id);

CREATE INDEX ix_hearings_case_id ON hearings (case_id);

CREATE INDEX ix_human_tasks_assignee_id_state_sort_due_id ON human_tasks (assignee_id, state, sort_due, id);

CREATE INDEX ix_human_tasks_completed_by_id_ended_at_id ON human_tasks (completed_by_id, ended_at, id);

CREATE INDEX ix_human_tasks_division_id_state_sort_due_id ON human_tasks (division_id, state, sort_due, id);

CREATE UNIQUE INDEX ix_human_tasks_instance_id_bookmark_id ON human_tasks (instance_id, bookmark_id);

CREATE INDEX ix_human_tasks_subject_id ON human_tasks (subject_id);

CREATE INDEX ix_identical_proposals_recruitment_id_file_id ON identical_proposals (recruitment_id, file_id);

CREATE INDEX ix_inbox_consumer_subject_id_sequence ON inbox (consumer, subject_id, sequence) WHERE is_parked;

CREATE INDEX ix_inquiries_division_id ON inquiries (division_id);

CREATE UNIQUE INDEX ix_inquiries_fiscal_year_number ON inquiries (fiscal_year, number);

CREATE UNIQUE INDEX ux_legal_holds_open ON legal_holds (subject_id) WHERE lifted_on IS NULL;

CREATE INDEX ix_migration_items_instance_id ON migration_items (instance_id);

CREATE INDEX ix_migration_runs_definition_id_ordered_at ON migration_runs (definition_id, ordered_at);

CREATE INDEX ix_notice_mails_state_created_at ON notice_mails (state, created_at);

CREATE INDEX ix_outbox_state_subject_id_sequence ON outbox (state, subject_id, sequence) WHERE state < 2;

CREATE UNIQUE INDEX ix_paper_moves_paper_id_number ON paper_moves (paper_id, number);

CREATE INDEX ix_paper_moves_subject_id ON paper_moves (subject_id);

CREATE UNIQUE INDEX ix_papers_subject_id_kind_version ON papers (subject_id, kind, version);

CREATE INDEX ix_personal_information_files_division_id ON personal_information_files (division_id);

CREATE UNIQUE INDEX ix_personal_information_files_division_id_name ON personal_information_files (division_id, name);

CREATE INDEX ix_proposal_parties_key ON proposal_parties (key);

CREATE UNIQUE INDEX ix_proposal_snapshots_case_id_paper_version ON proposal_snapshots (case_id, paper_version);

CREATE INDEX ix_proposals_file_id ON proposals (file_id);

CREATE INDEX ix_proposals_recruitment_id ON proposals (recruitment_id);

CREATE UNIQUE INDEX ix_recruitment_rounds_fiscal_year_round ON recruitment_rounds (fiscal_year, round);

CREATE INDEX ix_release_requests_requested_at_id ON release_requests (requested_at, id);

CREATE UNIQUE INDEX ux_release_requests_waiting ON release_requests (definition_id) WHERE state = 0;

CREATE UNIQUE INDEX ix_result_notices_case_id_version ON result_notices (case_id, version);

CREATE INDEX ix_safety_evaluations_division_id_fiscal_year ON safety_evaluations (division_id, fiscal_year);

CREATE UNIQUE INDEX ix_saved_filters_person_id_name ON saved_filters (person_id, name);

CREATE INDEX ix_staff_account_claims_user_id ON staff_account_claims (user_id);

CREATE INDEX ix_staff_account_logins_user_id ON staff_account_logins (user_id);

CREATE INDEX ix_staff_account_roles_role_id ON staff_account_roles (role_id);

CREATE INDEX email_index ON staff_accounts (normalized_email);

CREATE INDEX ix_staff_accounts_division_id ON staff_accounts (division_id);

CREATE UNIQUE INDEX user_name_index ON staff_accounts (normalized_user_name);

CREATE INDEX ix_staff_notices_mail_id ON staff_notices (mail_id);

CREATE INDEX ix_staff_notices_recipient_id_created_at_id ON staff_notices (recipient_id, created_at, id);

CREATE UNIQUE INDEX ix_staff_notices_source_id_kind_due_on_recipient_id ON staff_notices (source_id, kind, due_on, recipient_id);

CREATE INDEX ix_staff_notices_subject_id ON staff_notices (subject_id);

CREATE INDEX ix_staff_notices_unread ON staff_notices (recipient_id) WHERE read_at IS NULL;

CREATE INDEX ix_staff_role_claims_role_id ON staff_role_claims (role_id);

CREATE UNIQUE INDEX role_name_index ON staff_roles (normalized_name);

CREATE INDEX ix_staff_transfers_pending ON staff_transfers (effective_on) WHERE applied_at IS NULL AND cancelled_at IS NULL;

CREATE INDEX ix_staff_transfers_person_id ON staff_transfers (person_id);

CREATE INDEX ix_timeline_entries_subject_id_at ON timeline_entries (subject_id, at);

CREATE INDEX ix_violation_files_case_id ON violation_files (case_id);

CREATE INDEX ix_workflow_bookmarks_kind_key_correlation_id ON workflow_bookmarks (kind, key, correlation_id) WHERE kind = 'Event';

CREATE INDEX ix_workflow_definition_events_owner_event_name ON workflow_definition_events (owner, event_name);

CREATE UNIQUE INDEX ix_workflow_definitions_definition_id_version ON workflow_definitions (definition_id, version);

CREATE UNIQUE INDEX ux_workflow_definitions_published ON workflow_definitions (definition_id) WHERE is_published;

CREATE INDEX ix_workflow_incidents_at_id ON workflow_incidents (at, id);

CREATE INDEX ix_workflow_incidents_instance_id ON workflow_incidents (instance_id);

CREATE INDEX ix_workflow_instances_correlation_id ON workflow_instances (correlation_id);

CREATE INDEX ix_workflow_instances_created_at_id ON workflow_instances (created_at, id);

CREATE INDEX ix_workflow_instances_definition_version_id ON workflow_instances (definition_version_id);

CREATE INDEX ix_workflow_stimuli_owner_correlation_id_order_key ON workflow_stimuli (owner, correlation_id, order_key);

CREATE INDEX ix_workflow_stimuli_owner_state_order_key ON workflow_stimuli (owner, state, order_key);

CREATE INDEX ix_workflow_timers_owner_due_at ON workflow_timers (owner, due_at);

CREATE INDEX ix_workflow_trigger_timers_definition_id ON workflow_trigger_timers (definition_id);

CREATE INDEX ix_workflow_trigger_timers_owner_due_at ON workflow_trigger_timers (owner, due_at);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261127220747_Initial', '10.0.15');

COMMIT;

START TRANSACTION;
DROP INDEX ix_human_tasks_assignee_id_state_sort_due_id;

DROP INDEX ix_human_tasks_completed_by_id_ended_at_id;

CREATE INDEX ix_human_tasks_assignee_id_state_sort_due_id ON human_tasks (assignee_id, state, sort_due, id) WHERE assignee_id IS NOT NULL;

CREATE INDEX ix_human_tasks_completed_by_id_ended_at_id ON human_tasks (completed_by_id, ended_at, id) WHERE completed_by_id IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261128015120_LeanTaskIndexes', '10.0.15');

COMMIT;

