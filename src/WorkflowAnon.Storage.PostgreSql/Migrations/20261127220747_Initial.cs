using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace WorkflowAnon.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<string>(type: "text", nullable: false),
                    substitute_id = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    registered_by_id = table.Column<string>(type: "text", nullable: false),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absences", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "approval_documents",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<string>(type: "text", nullable: false),
                    instance_id = table.Column<string>(type: "text", nullable: false),
                    draft_activity = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    draft_task_id = table.Column<string>(type: "text", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    drafter_id = table.Column<string>(type: "text", nullable: false),
                    drafter_name = table.Column<string>(type: "text", nullable: false),
                    division_id = table.Column<string>(type: "text", nullable: false),
                    drafted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false),
                    decider_division_id = table.Column<string>(type: "text", nullable: false),
                    consultations = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    state_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approval_documents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "approvals",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<int>(type: "integer", nullable: false),
                    detail_id = table.Column<string>(type: "text", nullable: false),
                    drafter_id = table.Column<string>(type: "text", nullable: false),
                    approver_id = table.Column<string>(type: "text", nullable: false),
                    approved = table.Column<bool>(type: "boolean", nullable: false),
                    document_id = table.Column<string>(type: "text", nullable: false),
                    acted_for_id = table.Column<string>(type: "text", nullable: true),
                    acted_for_name = table.Column<string>(type: "text", nullable: false),
                    substitute_reason = table.Column<string>(type: "text", nullable: false),
                    reviewed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    review_note = table.Column<string>(type: "text", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approvals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    subject_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    paper_id = table.Column<string>(type: "text", nullable: false),
                    identity_kind = table.Column<int>(type: "integer", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    media_type = table.Column<string>(type: "text", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    predecessor_id = table.Column<string>(type: "text", nullable: true),
                    division_id = table.Column<string>(type: "text", nullable: false),
                    added_by_id = table.Column<string>(type: "text", nullable: false),
                    added_by_name = table.Column<string>(type: "text", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by_id = table.Column<string>(type: "text", nullable: false),
                    withdrawn_by_name = table.Column<string>(type: "text", nullable: false),
                    withdrawn_reason = table.Column<string>(type: "text", nullable: false),
                    is_erased = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_records",
                columns: table => new
                {
                    subject_id = table.Column<string>(type: "text", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    content = table.Column<string>(type: "text", nullable: true),
                    salt = table.Column<byte[]>(type: "bytea", nullable: true),
                    digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_records", x => new { x.subject_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "audit_seal_heads",
                columns: table => new
                {
                    seal_number = table.Column<long>(type: "bigint", nullable: false),
                    subject_id = table.Column<string>(type: "text", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_seal_heads", x => new { x.seal_number, x.subject_id });
                });

            migrationBuilder.CreateTable(
                name: "audit_seals",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    sealed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    previous_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_seals", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "blobs",
                columns: table => new
                {
                    hash = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    media_type = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_blobs", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "business_clock",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    offset_ticks = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_business_clock", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "case_streams",
                columns: table => new
                {
                    subject_id = table.Column<string>(type: "text", nullable: false),
                    outbox_sequence = table.Column<long>(type: "bigint", nullable: false),
                    audit_sequence = table.Column<long>(type: "bigint", nullable: false),
                    audit_head = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_streams", x => x.subject_id);
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 70);

            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    recruitment_id = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    basis_case_id = table.Column<string>(type: "text", nullable: true),
                    file_id = table.Column<string>(type: "text", nullable: false),
                    owning_division_id = table.Column<string>(type: "text", nullable: false),
                    stage = table.Column<int>(type: "integer", nullable: false),
                    holder_division_id = table.Column<string>(type: "text", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    completed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "change_notices",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<string>(type: "text", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    items = table.Column<string>(type: "text", nullable: false),
                    received_by_id = table.Column<string>(type: "text", nullable: false),
                    reason_is_proper = table.Column<bool>(type: "boolean", nullable: true),
                    reason_confirmed_by_id = table.Column<string>(type: "text", nullable: false),
                    copy_retained_on = table.Column<DateOnly>(type: "date", nullable: true),
                    forwarded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    new_proposal_told_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "commission_reports",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<string>(type: "text", nullable: false),
                    violation_id = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    reported_on = table.Column<DateOnly>(type: "date", nullable: false),
                    method = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: false),
                    reported_by_id = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commission_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "complaints",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    complainant_name = table.Column<string>(type: "text", nullable: false),
                    contact = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    division_id = table.Column<string>(type: "text", nullable: false),
                    investigation = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    answered_by_id = table.Column<string>(type: "text", nullable: false),
                    measures = table.Column<string>(type: "text", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaints", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "conditional_outsourcings",
                columns: table => new
                {
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    outsourced = table.Column<bool>(type: "boolean", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    decided_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    consultation_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    contractor_name = table.Column<string>(type: "text", nullable: false),
                    contractor_address = table.Column<string>(type: "text", nullable: false),
                    estimated_on = table.Column<DateOnly>(type: "date", nullable: true),
                    estimate_yen = table.Column<long>(type: "bigint", nullable: false),
                    scrutiny = table.Column<string>(type: "text", nullable: false),
                    scrutinised_on = table.Column<DateOnly>(type: "date", nullable: true),
                    scrutinised_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    contracted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    contract_number = table.Column<string>(type: "text", nullable: false),
                    conditional_on_use_contract = table.Column<bool>(type: "boolean", nullable: false),
                    contract_items = table.Column<string>(type: "text", nullable: false),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conditional_outsourcings", x => x.case_id);
                });

            migrationBuilder.CreateTable(
                name: "consolidations",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    recruitment_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    file_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_ids = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    proposed_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    consents = table.Column<string>(type: "text", nullable: false),
                    agreed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    given_up = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consolidations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consultations",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    subject = table.Column<int>(type: "integer", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    requested_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    requested_by_division_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    answered_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consultations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "contract_applications",
                columns: table => new
                {
                    case_id = table.Column<string>(type: "text", nullable: false),
                    notice_id = table.Column<string>(type: "text", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    channel_id = table.Column<string>(type: "text", nullable: false),
                    applicants = table.Column<string>(type: "text", nullable: false),
                    contract_copies = table.Column<int>(type: "integer", nullable: false),
                    national_revenue_stamp_needed = table.Column<bool>(type: "boolean", nullable: false),
                    national_revenue_stamp_reason = table.Column<string>(type: "text", nullable: false),
                    national_revenue_stamp_affixed = table.Column<bool>(type: "boolean", nullable: false),
                    national_revenue_stamp_on_ours = table.Column<bool>(type: "boolean", nullable: false),
                    handlers = table.Column<string>(type: "text", nullable: false),
                    received_by_id = table.Column<string>(type: "text", nullable: false),
                    copy_retained_on = table.Column<DateOnly>(type: "date", nullable: true),
                    stamp_copy_retained = table.Column<bool>(type: "boolean", nullable: false),
                    forwarded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_applications", x => x.case_id);
                });

            migrationBuilder.CreateTable(
                name: "corrected_papers",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    correction_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    paper_version = table.Column<int>(type: "integer", nullable: false),
                    arrival = table.Column<string>(type: "text", nullable: false),
                    receipt_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    changed_parts = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    forwarded_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_corrected_papers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "corrections",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    to_agent = table.Column<bool>(type: "boolean", nullable: false),
                    items = table.Column<string>(type: "text", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_reason = table.Column<string>(type: "text", nullable: false),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    requested_on = table.Column<DateOnly>(type: "date", nullable: false),
                    requested_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: true),
                    paper_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    forwarded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_corrections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "counterparty_inquiries",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<string>(type: "text", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    asked_by_id = table.Column<string>(type: "text", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counterparty_inquiries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "created_information_entries",
                columns: table => new
                {
                    case_id = table.Column<string>(type: "text", nullable: false),
                    file_id = table.Column<string>(type: "text", nullable: false),
                    information_name = table.Column<string>(type: "text", nullable: false),
                    person_count = table.Column<int>(type: "integer", nullable: false),
                    items = table.Column<string>(type: "text", nullable: false),
                    organisation = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    proposals_from = table.Column<DateOnly>(type: "date", nullable: false),
                    proposals_to = table.Column<DateOnly>(type: "date", nullable: false),
                    entered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    submitted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    publication_requested_on = table.Column<DateOnly>(type: "date", nullable: true),
                    request_number = table.Column<string>(type: "text", nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    published_at = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_created_information_entries", x => x.case_id);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "deadlines",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    detail_id = table.Column<string>(type: "text", nullable: false),
                    start_day = table.Column<DateOnly>(type: "date", nullable: true),
                    corresponding_day = table.Column<DateOnly>(type: "date", nullable: true),
                    raw = table.Column<DateOnly>(type: "date", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    clause = table.Column<string>(type: "text", nullable: false),
                    met_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approaching_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    exceeded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deadlines", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "definition_drafts",
                columns: table => new
                {
                    version_id = table.Column<string>(type: "text", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    base_version = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    json = table.Column<string>(type: "text", nullable: false),
                    holder_id = table.Column<string>(type: "text", nullable: false),
                    author_ids = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    saved_by_id = table.Column<string>(type: "text", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    saves = table.Column<int>(type: "integer", nullable: false),
                    request_id = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_definition_drafts", x => x.version_id);
                });

            migrationBuilder.CreateTable(
                name: "disposal_records",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    subject_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    label = table.Column<string>(type: "text", nullable: false),
                    division_id = table.Column<string>(type: "text", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: false),
                    kept_until = table.Column<DateOnly>(type: "date", nullable: false),
                    disposal_id = table.Column<string>(type: "text", nullable: false),
                    approver_id = table.Column<string>(type: "text", nullable: false),
                    approver_name = table.Column<string>(type: "text", nullable: false),
                    approved_on = table.Column<DateOnly>(type: "date", nullable: false),
                    disposed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    disposed_by_id = table.Column<string>(type: "text", nullable: false),
                    disposed_by_name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disposal_records", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "disposals",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    items = table.Column<string>(type: "text", nullable: false),
                    drafted_by_id = table.Column<string>(type: "text", nullable: false),
                    drafted_by_name = table.Column<string>(type: "text", nullable: false),
                    drafted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    executed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    method = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disposals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "disqualifications",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    corporate_number = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: false),
                    search_name = table.Column<string>(type: "text", nullable: false),
                    party_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    officers = table.Column<string>(type: "text", nullable: false),
                    terminated_on = table.Column<DateOnly>(type: "date", nullable: false),
                    barred_until = table.Column<DateOnly>(type: "date", nullable: false),
                    cause = table.Column<string>(type: "text", nullable: false),
                    terminated_by = table.Column<string>(type: "text", nullable: false),
                    registered_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disqualifications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "draft_pre_checks",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    prospective_name = table.Column<string>(type: "text", nullable: false),
                    contact = table.Column<string>(type: "text", nullable: false),
                    file_id = table.Column<string>(type: "text", nullable: false),
                    draft = table.Column<string>(type: "text", nullable: false),
                    division_id = table.Column<string>(type: "text", nullable: false),
                    division_comment = table.Column<string>(type: "text", nullable: false),
                    result = table.Column<string>(type: "text", nullable: false),
                    reply = table.Column<string>(type: "text", nullable: false),
                    confirmed_with = table.Column<string>(type: "text", nullable: false),
                    fees_explained = table.Column<bool>(type: "boolean", nullable: false),
                    replied_on = table.Column<DateOnly>(type: "date", nullable: true),
                    replied_by_id = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_pre_checks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "examination_files",
                columns: table => new
                {
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    eligibility = table.Column<string>(type: "text", nullable: true),
                    person_count = table.Column<string>(type: "text", nullable: true),
                    method = table.Column<string>(type: "text", nullable: true),
                    assessments = table.Column<string>(type: "text", nullable: false),
                    conclusion_conforms = table.Column<bool>(type: "boolean", nullable: true),
                    conclusion_summary = table.Column<string>(type: "text", nullable: false),
                    concluded_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    concluded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_examination_files", x => x.case_id);
                });

            migrationBuilder.CreateTable(
                name: "fee_mismatches",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    notice_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    offered_yen = table.Column<long>(type: "bigint", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false),
                    noted_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    noted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    handled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fee_mismatches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fee_payments",
                columns: table => new
                {
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    notice_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    yen = table.Column<long>(type: "bigint", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: false),
                    payment_method_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    channel = table.Column<int>(type: "integer", nullable: false),
                    post_reason = table.Column<string>(type: "text", nullable: false),
                    confirmed_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    stamps_cancelled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    stamps_cancelled_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    stamp_copy_paper_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fee_payments", x => x.case_id);
                });

            migrationBuilder.CreateTable(
                name: "fee_settlements",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    notice_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    difference_yen = table.Column<long>(type: "bigint", nullable: false),
                    explanation = table.Column<string>(type: "text", nullable: false),
                    decided_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    settled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    method = table.Column<string>(type: "text", nullable: false),
                    settled_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fee_settlements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fee_sheets",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    lines = table.Column<string>(type: "text", nullable: false),
                    outsourced_yen = table.Column<long>(type: "bigint", nullable: true),
                    identical_proposals = table.Column<int>(type: "integer", nullable: false),
                    identical_record_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    base_yen = table.Column<long>(type: "bigint", nullable: false),
                    hourly_yen = table.Column<long>(type: "bigint", nullable: false),
                    total_minutes = table.Column<long>(type: "bigint", nullable: false),
                    hours = table.Column<long>(type: "bigint", nullable: false),
                    production_share_yen = table.Column<long>(type: "bigint", nullable: false),
                    production_yen = table.Column<long>(type: "bigint", nullable: false),
                    total_yen = table.Column<long>(type: "bigint", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    legal_basis = table.Column<string>(type: "text", nullable: false),
                    estimated_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    estimated_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fee_sheets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "file_selections",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    recruitment_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    division_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    requested_on = table.Column<DateOnly>(type: "date", nullable: false),
                    nominations = table.Column<string>(type: "text", nullable: false),
                    drafter_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    submitted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_file_selections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "formal_findings",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    check = table.Column<int>(type: "integer", nullable: false),
                    paper_version = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    clause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    item = table.Column<string>(type: "text", nullable: false),
                    message = table.Column<string>(type: "text", nullable: false),
                    by_person = table.Column<bool>(type: "boolean", nullable: false),
                    found_by_id = table.Column<string>(type: "text", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_formal_findings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "handling_persons",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    informed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    text_version = table.Column<int>(type: "integer", nullable: false),
                    informed_by_id = table.Column<string>(type: "text", nullable: false),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true),
                    informed_on_leaving_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handling_persons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hearings",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    of_agent = table.Column<bool>(type: "boolean", nullable: false),
                    method = table.Column<string>(type: "text", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    heard_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hearings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "human_tasks",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    instance_id = table.Column<string>(type: "text", nullable: false),
                    bookmark_id = table.Column<string>(type: "text", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    activity_id = table.Column<string>(type: "text", nullable: false),
                    activity_type = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<string>(type: "text", nullable: false),
                    subject_label = table.Column<string>(type: "text", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    instructions = table.Column<string>(type: "text", nullable: false),
                    division_id = table.Column<string>(type: "text", nullable: false),
                    duty = table.Column<string>(type: "text", nullable: false),
                    clauses = table.Column<string>(type: "text", nullable: false),
                    different_from = table.Column<string>(type: "text", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    legal_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    legal_kind = table.Column<int>(type: "integer", nullable: true),
                    sort_due = table.Column<DateOnly>(type: "date", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    context = table.Column<string>(type: "text", nullable: false),
                    drafts = table.Column<string>(type: "text", nullable: false),
                    route = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    assignee_id = table.Column<string>(type: "text", nullable: true),
                    assignee_name = table.Column<string>(type: "text", nullable: true),
                    is_personal = table.Column<bool>(type: "boolean", nullable: false),
                    remark = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    claimed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    completed_by_id = table.Column<string>(type: "text", nullable: true),
                    completed_by_name = table.Column<string>(type: "text", nullable: true),
                    acted_for_id = table.Column<string>(type: "text", nullable: true),
                    acted_for_name = table.Column<string>(type: "text", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    checks = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_human_tasks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identical_proposals",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    recruitment_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    file_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_ids = table.Column<string>(type: "text", nullable: false),
                    compared_case_ids = table.Column<string>(type: "text", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false),
                    confirmed_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identical_proposals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    consumer = table.Column<string>(type: "text", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<string>(type: "text", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_parked = table.Column<bool>(type: "boolean", nullable: false),
                    event_name = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.consumer, x.event_id });
                });

            migrationBuilder.CreateTable(
                name: "inbox_subjects",
                columns: table => new
                {
                    consumer = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<string>(type: "text", nullable: false),
                    last_sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox_subjects", x => new { x.consumer, x.subject_id });
                });

            migrationBuilder.CreateTable(
                name: "inquiries",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    inquirer = table.Column<int>(type: "integer", nullable: false),
                    inquirer_name = table.Column<string>(type: "text", nullable: false),
                    contact = table.Column<string>(type: "text", nullable: false),
                    topic = table.Column<int>(type: "integer", nullable: false),
                    file_id = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<string>(type: "text", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    authority_judgement = table.Column<string>(type: "text", nullable: false),
                    division_id = table.Column<string>(type: "text", nullable: false),
                    routing_reason = table.Column<string>(type: "text", nullable: false),
                    sent_back_reason = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    answered_by_id = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inquiries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "legal_holds",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    subject_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    set_on = table.Column<DateOnly>(type: "date", nullable: false),
                    set_by_id = table.Column<string>(type: "text", nullable: false),
                    set_by_name = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    lifted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    lifted_by_id = table.Column<string>(type: "text", nullable: false),
                    lifted_by_name = table.Column<string>(type: "text", nullable: false),
                    lift_reason = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_legal_holds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "migration_items",
                columns: table => new
                {
                    run_id = table.Column<string>(type: "text", nullable: false),
                    instance_id = table.Column<string>(type: "text", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    from_version = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_migration_items", x => new { x.run_id, x.instance_id });
                });

            migrationBuilder.CreateTable(
                name: "migration_runs",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    version_id = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    ordered_by_id = table.Column<string>(type: "text", nullable: false),
                    ordered_by_name = table.Column<string>(type: "text", nullable: false),
                    ordered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_migration_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notice_mails",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    recipient_id = table.Column<string>(type: "text", nullable: false),
                    notice_count = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    not_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_mails", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "number_counters",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_number_counters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    subject_id = table.Column<string>(type: "text", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_name = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    not_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => new { x.subject_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "paper_moves",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<string>(type: "text", nullable: false),
                    paper_id = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<string>(type: "text", nullable: false),
                    to = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<string>(type: "text", nullable: false),
                    acted_for_id = table.Column<string>(type: "text", nullable: true),
                    means = table.Column<string>(type: "text", nullable: false),
                    clause = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper_moves", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "papers",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: false),
                    dated_on = table.Column<DateOnly>(type: "date", nullable: false),
                    original_holder = table.Column<string>(type: "text", nullable: false),
                    original_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    copy_holder = table.Column<string>(type: "text", nullable: true),
                    copy_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    moves = table.Column<int>(type: "integer", nullable: false),
                    print_path = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_papers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "personal_information_files",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    division_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    holdings = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    collection = table.Column<string>(type: "text", nullable: false),
                    record_items = table.Column<string>(type: "text", nullable: false),
                    raw_person_count = table.Column<int>(type: "integer", nullable: false),
                    person_count = table.Column<int>(type: "integer", nullable: false),
                    person_count_as_of = table.Column<DateOnly>(type: "date", nullable: true),
                    person_count_reason = table.Column<string>(type: "text", nullable: false),
                    register_published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    tests = table.Column<string>(type: "text", nullable: false),
                    recruitment_entry14 = table.Column<bool>(type: "boolean", nullable: false),
                    organisation15 = table.Column<string>(type: "text", nullable: false),
                    address15 = table.Column<string>(type: "text", nullable: false),
                    entries_on = table.Column<DateOnly>(type: "date", nullable: true),
                    exclusion_reason = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personal_information_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "processed_commands",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    actor_id = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    instance_id = table.Column<string>(type: "text", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_processed_commands", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "production_files",
                columns: table => new
                {
                    case_id = table.Column<string>(type: "text", nullable: false),
                    started_on = table.Column<DateOnly>(type: "date", nullable: true),
                    producer_id = table.Column<string>(type: "text", nullable: false),
                    contractor_duties_told = table.Column<string>(type: "text", nullable: false),
                    contractor_acknowledged_on = table.Column<DateOnly>(type: "date", nullable: true),
                    contractor_safety_note = table.Column<string>(type: "text", nullable: false),
                    subcontractors = table.Column<string>(type: "text", nullable: false),
                    outsourcing_reported_on = table.Column<DateOnly>(type: "date", nullable: true),
                    standards = table.Column<string>(type: "text", nullable: false),
                    produced_person_count = table.Column<int>(type: "integer", nullable: true),
                    produced_items = table.Column<string>(type: "text", nullable: false),
                    actual_minutes = table.Column<int>(type: "integer", nullable: true),
                    output_hash = table.Column<string>(type: "text", nullable: false),
                    finished_on = table.Column<DateOnly>(type: "date", nullable: true),
                    inspections = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_production_files", x => x.case_id);
                });

            migrationBuilder.CreateTable(
                name: "proposal_parties",
                columns: table => new
                {
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    search_name = table.Column<string>(type: "text", nullable: false),
                    corporate_number = table.Column<string>(type: "text", nullable: false),
                    declared_terminated_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposal_parties", x => new { x.case_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "proposal_snapshots",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    paper_version = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposal_snapshots", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "proposals",
                columns: table => new
                {
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    recruitment_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    arrival = table.Column<string>(type: "text", nullable: false),
                    receipt_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: true),
                    proposed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    dated_on = table.Column<DateOnly>(type: "date", nullable: true),
                    proposers = table.Column<string>(type: "text", nullable: false),
                    agent = table.Column<string>(type: "text", nullable: true),
                    agent_authority = table.Column<string>(type: "text", nullable: true),
                    information_name = table.Column<string>(type: "text", nullable: false),
                    existing_case_id = table.Column<string>(type: "text", nullable: false),
                    already_holds_information = table.Column<bool>(type: "boolean", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    file_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    requested_person_count = table.Column<int>(type: "integer", nullable: true),
                    requested_items = table.Column<string>(type: "text", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    method = table.Column<string>(type: "text", nullable: false),
                    business_content = table.Column<string>(type: "text", nullable: false),
                    contribution_reason = table.Column<string>(type: "text", nullable: false),
                    use_from = table.Column<DateOnly>(type: "date", nullable: true),
                    use_to = table.Column<DateOnly>(type: "date", nullable: true),
                    handlers = table.Column<string>(type: "text", nullable: false),
                    place_of_use = table.Column<string>(type: "text", nullable: false),
                    environment = table.Column<string>(type: "text", nullable: false),
                    storage_place = table.Column<string>(type: "text", nullable: false),
                    management = table.Column<string>(type: "text", nullable: false),
                    safety_authority = table.Column<string>(type: "text", nullable: false),
                    safety_regulations = table.Column<string>(type: "text", nullable: false),
                    safety_prevention = table.Column<string>(type: "text", nullable: false),
                    safety_measures = table.Column<string>(type: "text", nullable: false),
                    marked_media = table.Column<string>(type: "text", nullable: false),
                    marked_ways = table.Column<string>(type: "text", nullable: false),
                    medium = table.Column<string>(type: "text", nullable: false),
                    provision_way = table.Column<string>(type: "text", nullable: false),
                    identity_papers = table.Column<string>(type: "text", nullable: false),
                    contact_papers = table.Column<string>(type: "text", nullable: false),
                    oaths = table.Column<string>(type: "text", nullable: false),
                    contribution = table.Column<string>(type: "text", nullable: false),
                    officers = table.Column<string>(type: "text", nullable: false),
                    declarations = table.Column<string>(type: "text", nullable: false),
                    other_papers = table.Column<string>(type: "text", nullable: false),
                    paper_version = table.Column<int>(type: "integer", nullable: false),
                    forwarded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    check_sent_on = table.Column<DateOnly>(type: "date", nullable: true),
                    check_remark = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposals", x => x.case_id);
                });

            migrationBuilder.CreateTable(
                name: "provision_files",
                columns: table => new
                {
                    case_id = table.Column<string>(type: "text", nullable: false),
                    measures = table.Column<string>(type: "text", nullable: false),
                    prepared_by_id = table.Column<string>(type: "text", nullable: false),
                    media_serial = table.Column<string>(type: "text", nullable: false),
                    media_count = table.Column<int>(type: "integer", nullable: false),
                    medium = table.Column<string>(type: "text", nullable: false),
                    way = table.Column<string>(type: "text", nullable: false),
                    agreed_medium = table.Column<string>(type: "text", nullable: false),
                    agreed_way = table.Column<string>(type: "text", nullable: false),
                    provided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    provided_by_id = table.Column<string>(type: "text", nullable: false),
                    recipient = table.Column<string>(type: "text", nullable: false),
                    receipt_note = table.Column<string>(type: "text", nullable: false),
                    delay_notices = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provision_files", x => x.case_id);
                });

            migrationBuilder.CreateTable(
                name: "recruitment_rounds",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    division_ids = table.Column<string>(type: "text", nullable: false),
                    answered_division_ids = table.Column<string>(type: "text", nullable: false),
                    items = table.Column<string>(type: "text", nullable: false),
                    guidelines = table.Column<string>(type: "text", nullable: false),
                    publications = table.Column<string>(type: "text", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    proposed_ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    extension_reason = table.Column<string>(type: "text", nullable: false),
                    reported_on = table.Column<DateOnly>(type: "date", nullable: true),
                    report = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recruitment_rounds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recruitment_watches",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    alerts = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recruitment_watches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "release_requests",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    version_id = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    base_version = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    json = table.Column<string>(type: "text", nullable: false),
                    author_ids = table.Column<string>(type: "text", nullable: false),
                    requested_by_id = table.Column<string>(type: "text", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: false),
                    warnings = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    decided_by_id = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_release_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "result_notices",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    conforming = table.Column<bool>(type: "boolean", nullable: false),
                    reissue_reason = table.Column<string>(type: "text", nullable: false),
                    contracting_party = table.Column<string>(type: "text", nullable: false),
                    fee_yen = table.Column<long>(type: "bigint", nullable: false),
                    payment_method_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    payment_place = table.Column<string>(type: "text", nullable: false),
                    application_due = table.Column<DateOnly>(type: "date", nullable: true),
                    application_due_rule = table.Column<string>(type: "text", nullable: false),
                    application_due_override = table.Column<DateOnly>(type: "date", nullable: true),
                    application_due_reason = table.Column<string>(type: "text", nullable: false),
                    medium = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    provision_way = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    information_name = table.Column<string>(type: "text", nullable: false),
                    remarks = table.Column<string>(type: "text", nullable: false),
                    contract_clauses = table.Column<string>(type: "text", nullable: false),
                    non_conformities = table.Column<string>(type: "text", nullable: false),
                    application_form_enclosed = table.Column<bool>(type: "boolean", nullable: false),
                    contract_draft_copies = table.Column<int>(type: "integer", nullable: false),
                    drafted_by_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    drafted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    enforcement_date = table.Column<DateOnly>(type: "date", nullable: true),
                    dispatch_method = table.Column<string>(type: "text", nullable: false),
                    dispatched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_result_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "safety_evaluations",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    division_id = table.Column<string>(type: "text", nullable: false),
                    fiscal_year = table.Column<int>(type: "integer", nullable: false),
                    evaluated_on = table.Column<DateOnly>(type: "date", nullable: true),
                    evaluated_by_id = table.Column<string>(type: "text", nullable: false),
                    standards = table.Column<string>(type: "text", nullable: false),
                    improvement_taken = table.Column<string>(type: "text", nullable: false),
                    improved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safety_evaluations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "saved_filters",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    query = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_filters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff_accounts",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    display_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    division_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    takes_notice_mail = table.Column<bool>(type: "boolean", nullable: false),
                    must_change_password = table.Column<bool>(type: "boolean", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff_notices",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    recipient_id = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    source_id = table.Column<string>(type: "text", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    subject_id = table.Column<string>(type: "text", nullable: false),
                    subject_label = table.Column<string>(type: "text", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    task_id = table.Column<string>(type: "text", nullable: true),
                    is_for_absent = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    mail_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff_roles",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_roles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff_transfers",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<string>(type: "text", nullable: false),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: false),
                    division_id = table.Column<string>(type: "text", nullable: false),
                    duties = table.Column<string>(type: "text", nullable: false),
                    from_division_id = table.Column<string>(type: "text", nullable: false),
                    announced_by_id = table.Column<string>(type: "text", nullable: false),
                    announced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    returned_task_ids = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_transfers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "timeline_entries",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<string>(type: "text", nullable: false),
                    acted_for_id = table.Column<string>(type: "text", nullable: true),
                    division_id = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: false),
                    salt = table.Column<string>(type: "text", nullable: false),
                    clauses = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_timeline_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unfinished_forms",
                columns: table => new
                {
                    task_id = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<string>(type: "text", nullable: false),
                    values = table.Column<string>(type: "text", nullable: false),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unfinished_forms", x => new { x.task_id, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "use_contracts",
                columns: table => new
                {
                    case_id = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    contracting_party = table.Column<string>(type: "text", nullable: false),
                    information_name = table.Column<string>(type: "text", nullable: false),
                    provision_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    additional_clauses = table.Column<string>(type: "text", nullable: false),
                    drafted_by_id = table.Column<string>(type: "text", nullable: false),
                    concluded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    sealed_by_id = table.Column<string>(type: "text", nullable: false),
                    counterpart_sent_on = table.Column<DateOnly>(type: "date", nullable: true),
                    counterpart_sent_by = table.Column<string>(type: "text", nullable: false),
                    handlers_notified_on = table.Column<DateOnly>(type: "date", nullable: true),
                    terminated_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_use_contracts", x => x.case_id);
                });

            migrationBuilder.CreateTable(
                name: "violation_files",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<string>(type: "text", nullable: false),
                    judged_on = table.Column<DateOnly>(type: "date", nullable: false),
                    facts = table.Column<string>(type: "text", nullable: false),
                    judged_by_id = table.Column<string>(type: "text", nullable: false),
                    notified_on = table.Column<DateOnly>(type: "date", nullable: true),
                    causes = table.Column<string>(type: "text", nullable: false),
                    cause_facts = table.Column<string>(type: "text", nullable: false),
                    drafted_by_id = table.Column<string>(type: "text", nullable: false),
                    keep_reason = table.Column<string>(type: "text", nullable: false),
                    intent_notified_on = table.Column<DateOnly>(type: "date", nullable: true),
                    terminated_on = table.Column<DateOnly>(type: "date", nullable: true),
                    notice_number = table.Column<string>(type: "text", nullable: false),
                    terminated_by_id = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_violation_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "withdrawals",
                columns: table => new
                {
                    case_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    dated_on = table.Column<DateOnly>(type: "date", nullable: false),
                    arrived_on = table.Column<DateOnly>(type: "date", nullable: false),
                    by_agent = table.Column<bool>(type: "boolean", nullable: false),
                    authority_judgement = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    receipt_number = table.Column<string>(type: "text", nullable: false),
                    received_by_id = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_withdrawals", x => x.case_id);
                });

            migrationBuilder.CreateTable(
                name: "workflow_bookmarks",
                columns: table => new
                {
                    instance_id = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    activity_id = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    correlation_id = table.Column<string>(type: "text", nullable: true),
                    owner = table.Column<string>(type: "text", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workflow_bookmarks", x => new { x.instance_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "workflow_definition_events",
                columns: table => new
                {
                    version_id = table.Column<string>(type: "text", nullable: false),
                    activity_id = table.Column<string>(type: "text", nullable: false),
                    event_name = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    is_trigger = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workflow_definition_events", x => new { x.version_id, x.activity_id });
                });

            migrationBuilder.CreateTable(
                name: "workflow_definitions",
                columns: table => new
                {
                    version_id = table.Column<string>(type: "text", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    origin = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    json = table.Column<string>(type: "text", nullable: false),
                    is_published = table.Column<bool>(type: "boolean", nullable: false),
                    is_latest = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workflow_definitions", x => x.version_id);
                });

            migrationBuilder.CreateTable(
                name: "workflow_incidents",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    instance_id = table.Column<string>(type: "text", nullable: false),
                    activity_id = table.Column<string>(type: "text", nullable: false),
                    exception_type = table.Column<string>(type: "text", nullable: false),
                    message = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    resolution = table.Column<string>(type: "text", nullable: true),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    resolved_by = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workflow_incidents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "workflow_instances",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    definition_version_id = table.Column<string>(type: "text", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    correlation_id = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "text", nullable: true),
                    sub_status = table.Column<int>(type: "integer", nullable: false),
                    is_finished = table.Column<bool>(type: "boolean", nullable: false),
                    open_incidents = table.Column<int>(type: "integer", nullable: false),
                    open_timers = table.Column<int>(type: "integer", nullable: false),
                    journal_sequence = table.Column<long>(type: "bigint", nullable: false),
                    parent_instance_id = table.Column<string>(type: "text", nullable: true),
                    parent_bookmark_id = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    row_version = table.Column<long>(type: "bigint", nullable: false),
                    data = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workflow_instances", x => x.id);
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 70);

            migrationBuilder.CreateTable(
                name: "workflow_journal",
                columns: table => new
                {
                    instance_id = table.Column<string>(type: "text", nullable: false),
                    last_sequence = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<string>(type: "text", nullable: false),
                    acted_for_id = table.Column<string>(type: "text", nullable: true),
                    command_id = table.Column<string>(type: "text", nullable: false),
                    bookmark_id = table.Column<string>(type: "text", nullable: true),
                    entries = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workflow_journal", x => new { x.instance_id, x.last_sequence });
                });

            migrationBuilder.CreateTable(
                name: "workflow_stimuli",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    order_key = table.Column<long>(type: "bigint", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    correlation_id = table.Column<string>(type: "text", nullable: true),
                    version_id = table.Column<string>(type: "text", nullable: true),
                    activity_id = table.Column<string>(type: "text", nullable: true),
                    instance_id = table.Column<string>(type: "text", nullable: true),
                    bookmark_id = table.Column<string>(type: "text", nullable: true),
                    parent_instance_id = table.Column<string>(type: "text", nullable: true),
                    parent_bookmark_id = table.Column<string>(type: "text", nullable: true),
                    payload = table.Column<string>(type: "text", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_sole_target = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workflow_stimuli", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "workflow_timers",
                columns: table => new
                {
                    instance_id = table.Column<string>(type: "text", nullable: false),
                    bookmark_id = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workflow_timers", x => new { x.instance_id, x.bookmark_id });
                });

            migrationBuilder.CreateTable(
                name: "workflow_trigger_timers",
                columns: table => new
                {
                    version_id = table.Column<string>(type: "text", nullable: false),
                    activity_id = table.Column<string>(type: "text", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    interval_ticks = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workflow_trigger_timers", x => new { x.version_id, x.activity_id });
                });

            migrationBuilder.CreateTable(
                name: "staff_account_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_account_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_account_claims_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_account_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_account_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_staff_account_logins_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_account_tokens",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "text", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_account_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_staff_account_tokens_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_account_roles",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "text", nullable: false),
                    role_id = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_account_roles", x => new { x.user_id, x.role_id });
                    table.ForeignKey(
                        name: "fk_staff_account_roles_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_staff_account_roles_staff_roles_role_id",
                        column: x => x.role_id,
                        principalTable: "staff_roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_role_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    role_id = table.Column<string>(type: "text", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_role_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_role_claims_staff_roles_role_id",
                        column: x => x.role_id,
                        principalTable: "staff_roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_absences_person_id",
                table: "absences",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_absences_until",
                table: "absences",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "ix_approval_documents_instance_id_draft_activity",
                table: "approval_documents",
                columns: new[] { "instance_id", "draft_activity" });

            migrationBuilder.CreateIndex(
                name: "ix_approval_documents_subject_id",
                table: "approval_documents",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_approvals_subject_id_subject",
                table: "approvals",
                columns: new[] { "subject_id", "subject" });

            migrationBuilder.CreateIndex(
                name: "ix_attachments_predecessor_id",
                table: "attachments",
                column: "predecessor_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_attachments_sha256",
                table: "attachments",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_attachments_subject_id",
                table: "attachments",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_cases_number",
                table: "cases",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_owning_division_id_stage",
                table: "cases",
                columns: new[] { "owning_division_id", "stage" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_recruitment_id_file_id",
                table: "cases",
                columns: new[] { "recruitment_id", "file_id" });

            migrationBuilder.CreateIndex(
                name: "ix_change_notices_case_id",
                table: "change_notices",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_commission_reports_case_id",
                table: "commission_reports",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_commission_reports_violation_id_kind",
                table: "commission_reports",
                columns: new[] { "violation_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_complaints_division_id",
                table: "complaints",
                column: "division_id");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_fiscal_year_number",
                table: "complaints",
                columns: new[] { "fiscal_year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consolidations_recruitment_id_file_id",
                table: "consolidations",
                columns: new[] { "recruitment_id", "file_id" });

            migrationBuilder.CreateIndex(
                name: "ix_consultations_case_id",
                table: "consultations",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_corrected_papers_case_id_paper_version",
                table: "corrected_papers",
                columns: new[] { "case_id", "paper_version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_corrections_case_id_round",
                table: "corrections",
                columns: new[] { "case_id", "round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_counterparty_inquiries_case_id",
                table: "counterparty_inquiries",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_created_information_entries_file_id",
                table: "created_information_entries",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_due",
                table: "deadlines",
                column: "due");

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_open",
                table: "deadlines",
                columns: new[] { "due", "id" },
                filter: "met_at IS NULL AND superseded_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_subject_id_kind",
                table: "deadlines",
                columns: new[] { "subject_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_definition_drafts_definition_id_holder_id",
                table: "definition_drafts",
                columns: new[] { "definition_id", "holder_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_disposal_records_disposed_on_id",
                table: "disposal_records",
                columns: new[] { "disposed_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_disposal_records_number",
                table: "disposal_records",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_disposal_records_subject_id_kind",
                table: "disposal_records",
                columns: new[] { "subject_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_disposals_number",
                table: "disposals",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_disqualifications_barred_until",
                table: "disqualifications",
                column: "barred_until");

            migrationBuilder.CreateIndex(
                name: "ix_disqualifications_party_key",
                table: "disqualifications",
                column: "party_key");

            migrationBuilder.CreateIndex(
                name: "ix_draft_pre_checks_division_id",
                table: "draft_pre_checks",
                column: "division_id");

            migrationBuilder.CreateIndex(
                name: "ix_draft_pre_checks_fiscal_year_number",
                table: "draft_pre_checks",
                columns: new[] { "fiscal_year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fee_mismatches_case_id",
                table: "fee_mismatches",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_fee_settlements_case_id",
                table: "fee_settlements",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_fee_sheets_case_id_version",
                table: "fee_sheets",
                columns: new[] { "case_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_file_selections_recruitment_id",
                table: "file_selections",
                column: "recruitment_id");

            migrationBuilder.CreateIndex(
                name: "ix_formal_findings_case_id_paper_version",
                table: "formal_findings",
                columns: new[] { "case_id", "paper_version" });

            migrationBuilder.CreateIndex(
                name: "ix_handling_persons_case_id",
                table: "handling_persons",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_hearings_case_id",
                table: "hearings",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_human_tasks_assignee_id_state_sort_due_id",
                table: "human_tasks",
                columns: new[] { "assignee_id", "state", "sort_due", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_human_tasks_completed_by_id_ended_at_id",
                table: "human_tasks",
                columns: new[] { "completed_by_id", "ended_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_human_tasks_division_id_state_sort_due_id",
                table: "human_tasks",
                columns: new[] { "division_id", "state", "sort_due", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_human_tasks_instance_id_bookmark_id",
                table: "human_tasks",
                columns: new[] { "instance_id", "bookmark_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_human_tasks_subject_id",
                table: "human_tasks",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_identical_proposals_recruitment_id_file_id",
                table: "identical_proposals",
                columns: new[] { "recruitment_id", "file_id" });

            migrationBuilder.CreateIndex(
                name: "ix_inbox_consumer_subject_id_sequence",
                table: "inbox",
                columns: new[] { "consumer", "subject_id", "sequence" },
                filter: "is_parked");

            migrationBuilder.CreateIndex(
                name: "ix_inquiries_division_id",
                table: "inquiries",
                column: "division_id");

            migrationBuilder.CreateIndex(
                name: "ix_inquiries_fiscal_year_number",
                table: "inquiries",
                columns: new[] { "fiscal_year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_legal_holds_open",
                table: "legal_holds",
                column: "subject_id",
                unique: true,
                filter: "lifted_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_migration_items_instance_id",
                table: "migration_items",
                column: "instance_id");

            migrationBuilder.CreateIndex(
                name: "ix_migration_runs_definition_id_ordered_at",
                table: "migration_runs",
                columns: new[] { "definition_id", "ordered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_notice_mails_state_created_at",
                table: "notice_mails",
                columns: new[] { "state", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_state_subject_id_sequence",
                table: "outbox",
                columns: new[] { "state", "subject_id", "sequence" },
                filter: "state < 2");

            migrationBuilder.CreateIndex(
                name: "ix_paper_moves_paper_id_number",
                table: "paper_moves",
                columns: new[] { "paper_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_paper_moves_subject_id",
                table: "paper_moves",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_papers_subject_id_kind_version",
                table: "papers",
                columns: new[] { "subject_id", "kind", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_personal_information_files_division_id",
                table: "personal_information_files",
                column: "division_id");

            migrationBuilder.CreateIndex(
                name: "ix_personal_information_files_division_id_name",
                table: "personal_information_files",
                columns: new[] { "division_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_proposal_parties_key",
                table: "proposal_parties",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_proposal_snapshots_case_id_paper_version",
                table: "proposal_snapshots",
                columns: new[] { "case_id", "paper_version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_proposals_file_id",
                table: "proposals",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposals_recruitment_id",
                table: "proposals",
                column: "recruitment_id");

            migrationBuilder.CreateIndex(
                name: "ix_recruitment_rounds_fiscal_year_round",
                table: "recruitment_rounds",
                columns: new[] { "fiscal_year", "round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_release_requests_requested_at_id",
                table: "release_requests",
                columns: new[] { "requested_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_release_requests_waiting",
                table: "release_requests",
                column: "definition_id",
                unique: true,
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_result_notices_case_id_version",
                table: "result_notices",
                columns: new[] { "case_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_safety_evaluations_division_id_fiscal_year",
                table: "safety_evaluations",
                columns: new[] { "division_id", "fiscal_year" });

            migrationBuilder.CreateIndex(
                name: "ix_saved_filters_person_id_name",
                table: "saved_filters",
                columns: new[] { "person_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_account_claims_user_id",
                table: "staff_account_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_account_logins_user_id",
                table: "staff_account_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_account_roles_role_id",
                table: "staff_account_roles",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "staff_accounts",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_staff_accounts_division_id",
                table: "staff_accounts",
                column: "division_id");

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "staff_accounts",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_notices_mail_id",
                table: "staff_notices",
                column: "mail_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_notices_recipient_id_created_at_id",
                table: "staff_notices",
                columns: new[] { "recipient_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_notices_source_id_kind_due_on_recipient_id",
                table: "staff_notices",
                columns: new[] { "source_id", "kind", "due_on", "recipient_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_notices_subject_id",
                table: "staff_notices",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_notices_unread",
                table: "staff_notices",
                column: "recipient_id",
                filter: "read_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_staff_role_claims_role_id",
                table: "staff_role_claims",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "role_name_index",
                table: "staff_roles",
                column: "normalized_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_transfers_pending",
                table: "staff_transfers",
                column: "effective_on",
                filter: "applied_at IS NULL AND cancelled_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_staff_transfers_person_id",
                table: "staff_transfers",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_timeline_entries_subject_id_at",
                table: "timeline_entries",
                columns: new[] { "subject_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_violation_files_case_id",
                table: "violation_files",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_workflow_bookmarks_kind_key_correlation_id",
                table: "workflow_bookmarks",
                columns: new[] { "kind", "key", "correlation_id" },
                filter: "kind = 'Event'");

            migrationBuilder.CreateIndex(
                name: "ix_workflow_definition_events_owner_event_name",
                table: "workflow_definition_events",
                columns: new[] { "owner", "event_name" });

            migrationBuilder.CreateIndex(
                name: "ix_workflow_definitions_definition_id_version",
                table: "workflow_definitions",
                columns: new[] { "definition_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_workflow_definitions_published",
                table: "workflow_definitions",
                column: "definition_id",
                unique: true,
                filter: "is_published");

            migrationBuilder.CreateIndex(
                name: "ix_workflow_incidents_at_id",
                table: "workflow_incidents",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_workflow_incidents_instance_id",
                table: "workflow_incidents",
                column: "instance_id");

            migrationBuilder.CreateIndex(
                name: "ix_workflow_instances_correlation_id",
                table: "workflow_instances",
                column: "correlation_id");

            migrationBuilder.CreateIndex(
                name: "ix_workflow_instances_created_at_id",
                table: "workflow_instances",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_workflow_instances_definition_version_id",
                table: "workflow_instances",
                column: "definition_version_id");

            migrationBuilder.CreateIndex(
                name: "ix_workflow_stimuli_owner_correlation_id_order_key",
                table: "workflow_stimuli",
                columns: new[] { "owner", "correlation_id", "order_key" });

            migrationBuilder.CreateIndex(
                name: "ix_workflow_stimuli_owner_state_order_key",
                table: "workflow_stimuli",
                columns: new[] { "owner", "state", "order_key" });

            migrationBuilder.CreateIndex(
                name: "ix_workflow_timers_owner_due_at",
                table: "workflow_timers",
                columns: new[] { "owner", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_workflow_trigger_timers_definition_id",
                table: "workflow_trigger_timers",
                column: "definition_id");

            migrationBuilder.CreateIndex(
                name: "ix_workflow_trigger_timers_owner_due_at",
                table: "workflow_trigger_timers",
                columns: new[] { "owner", "due_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absences");

            migrationBuilder.DropTable(
                name: "approval_documents");

            migrationBuilder.DropTable(
                name: "approvals");

            migrationBuilder.DropTable(
                name: "attachments");

            migrationBuilder.DropTable(
                name: "audit_records");

            migrationBuilder.DropTable(
                name: "audit_seal_heads");

            migrationBuilder.DropTable(
                name: "audit_seals");

            migrationBuilder.DropTable(
                name: "blobs");

            migrationBuilder.DropTable(
                name: "business_clock");

            migrationBuilder.DropTable(
                name: "case_streams");

            migrationBuilder.DropTable(
                name: "cases");

            migrationBuilder.DropTable(
                name: "change_notices");

            migrationBuilder.DropTable(
                name: "commission_reports");

            migrationBuilder.DropTable(
                name: "complaints");

            migrationBuilder.DropTable(
                name: "conditional_outsourcings");

            migrationBuilder.DropTable(
                name: "consolidations");

            migrationBuilder.DropTable(
                name: "consultations");

            migrationBuilder.DropTable(
                name: "contract_applications");

            migrationBuilder.DropTable(
                name: "corrected_papers");

            migrationBuilder.DropTable(
                name: "corrections");

            migrationBuilder.DropTable(
                name: "counterparty_inquiries");

            migrationBuilder.DropTable(
                name: "created_information_entries");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "deadlines");

            migrationBuilder.DropTable(
                name: "definition_drafts");

            migrationBuilder.DropTable(
                name: "disposal_records");

            migrationBuilder.DropTable(
                name: "disposals");

            migrationBuilder.DropTable(
                name: "disqualifications");

            migrationBuilder.DropTable(
                name: "draft_pre_checks");

            migrationBuilder.DropTable(
                name: "examination_files");

            migrationBuilder.DropTable(
                name: "fee_mismatches");

            migrationBuilder.DropTable(
                name: "fee_payments");

            migrationBuilder.DropTable(
                name: "fee_settlements");

            migrationBuilder.DropTable(
                name: "fee_sheets");

            migrationBuilder.DropTable(
                name: "file_selections");

            migrationBuilder.DropTable(
                name: "formal_findings");

            migrationBuilder.DropTable(
                name: "handling_persons");

            migrationBuilder.DropTable(
                name: "hearings");

            migrationBuilder.DropTable(
                name: "human_tasks");

            migrationBuilder.DropTable(
                name: "identical_proposals");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "inbox_subjects");

            migrationBuilder.DropTable(
                name: "inquiries");

            migrationBuilder.DropTable(
                name: "legal_holds");

            migrationBuilder.DropTable(
                name: "migration_items");

            migrationBuilder.DropTable(
                name: "migration_runs");

            migrationBuilder.DropTable(
                name: "notice_mails");

            migrationBuilder.DropTable(
                name: "number_counters");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "paper_moves");

            migrationBuilder.DropTable(
                name: "papers");

            migrationBuilder.DropTable(
                name: "personal_information_files");

            migrationBuilder.DropTable(
                name: "processed_commands");

            migrationBuilder.DropTable(
                name: "production_files");

            migrationBuilder.DropTable(
                name: "proposal_parties");

            migrationBuilder.DropTable(
                name: "proposal_snapshots");

            migrationBuilder.DropTable(
                name: "proposals");

            migrationBuilder.DropTable(
                name: "provision_files");

            migrationBuilder.DropTable(
                name: "recruitment_rounds");

            migrationBuilder.DropTable(
                name: "recruitment_watches");

            migrationBuilder.DropTable(
                name: "release_requests");

            migrationBuilder.DropTable(
                name: "result_notices");

            migrationBuilder.DropTable(
                name: "safety_evaluations");

            migrationBuilder.DropTable(
                name: "saved_filters");

            migrationBuilder.DropTable(
                name: "staff_account_claims");

            migrationBuilder.DropTable(
                name: "staff_account_logins");

            migrationBuilder.DropTable(
                name: "staff_account_roles");

            migrationBuilder.DropTable(
                name: "staff_account_tokens");

            migrationBuilder.DropTable(
                name: "staff_notices");

            migrationBuilder.DropTable(
                name: "staff_role_claims");

            migrationBuilder.DropTable(
                name: "staff_transfers");

            migrationBuilder.DropTable(
                name: "timeline_entries");

            migrationBuilder.DropTable(
                name: "unfinished_forms");

            migrationBuilder.DropTable(
                name: "use_contracts");

            migrationBuilder.DropTable(
                name: "violation_files");

            migrationBuilder.DropTable(
                name: "withdrawals");

            migrationBuilder.DropTable(
                name: "workflow_bookmarks");

            migrationBuilder.DropTable(
                name: "workflow_definition_events");

            migrationBuilder.DropTable(
                name: "workflow_definitions");

            migrationBuilder.DropTable(
                name: "workflow_incidents");

            migrationBuilder.DropTable(
                name: "workflow_instances");

            migrationBuilder.DropTable(
                name: "workflow_journal");

            migrationBuilder.DropTable(
                name: "workflow_stimuli");

            migrationBuilder.DropTable(
                name: "workflow_timers");

            migrationBuilder.DropTable(
                name: "workflow_trigger_timers");

            migrationBuilder.DropTable(
                name: "staff_accounts");

            migrationBuilder.DropTable(
                name: "staff_roles");
        }
    }
}
