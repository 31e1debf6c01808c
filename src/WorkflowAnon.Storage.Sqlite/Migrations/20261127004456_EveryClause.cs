using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkflowAnon.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class EveryClause : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "duties_told_on",
                table: "production_files");

            migrationBuilder.DropColumn(
                name: "duties_told_to",
                table: "production_files");

            migrationBuilder.DropColumn(
                name: "identical_basis",
                table: "fee_sheets");

            migrationBuilder.DropColumn(
                name: "identical_case_ids",
                table: "fee_sheets");

            migrationBuilder.DropColumn(
                name: "consolidation",
                table: "examination_files");

            migrationBuilder.DropColumn(
                name: "late_reason",
                table: "contract_applications");

            migrationBuilder.DropColumn(
                name: "after",
                table: "change_notices");

            migrationBuilder.DropColumn(
                name: "before",
                table: "change_notices");

            migrationBuilder.DropColumn(
                name: "change_on",
                table: "change_notices");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "change_notices");

            migrationBuilder.RenameColumn(
                name: "inquiry_note",
                table: "production_files",
                newName: "subcontractors");

            migrationBuilder.RenameColumn(
                name: "reason",
                table: "change_notices",
                newName: "items");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "notified_on",
                table: "violation_files",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "TEXT");

            migrationBuilder.AddColumn<string>(
                name: "acted_for_id",
                table: "timeline_entries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "extension_reason",
                table: "recruitment_rounds",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "proposed_ends_on",
                table: "recruitment_rounds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "report",
                table: "recruitment_rounds",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "reported_on",
                table: "recruitment_rounds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "agreed_medium",
                table: "provision_files",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "agreed_way",
                table: "provision_files",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "recipient",
                table: "provision_files",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "already_holds_information",
                table: "proposals",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "declarations",
                table: "proposals",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "existing_case_id",
                table: "proposals",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "information_name",
                table: "proposals",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "officers",
                table: "proposals",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "acted_for_id",
                table: "human_tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "acted_for_name",
                table: "human_tasks",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "drafts",
                table: "human_tasks",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "route",
                table: "human_tasks",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "identical_record_id",
                table: "fee_sheets",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "production_yen",
                table: "fee_sheets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "officers",
                table: "disqualifications",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "effective_on",
                table: "conditional_outsourcings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "scrutinised_on",
                table: "conditional_outsourcings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "reason_is_proper",
                table: "change_notices",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "basis_case_id",
                table: "cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "kind",
                table: "cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "acted_for_id",
                table: "approvals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "acted_for_name",
                table: "approvals",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "document_id",
                table: "approvals",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "review_note",
                table: "approvals",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "reviewed_at",
                table: "approvals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "substitute_reason",
                table: "approvals",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    person_id = table.Column<string>(type: "TEXT", nullable: false),
                    substitute_id = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    registered_by_id = table.Column<string>(type: "TEXT", nullable: false),
                    cancelled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absences", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "approval_documents",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<string>(type: "TEXT", nullable: false),
                    instance_id = table.Column<string>(type: "TEXT", nullable: false),
                    draft_activity = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    draft_task_id = table.Column<string>(type: "TEXT", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    drafter_id = table.Column<string>(type: "TEXT", nullable: false),
                    drafter_name = table.Column<string>(type: "TEXT", nullable: false),
                    division_id = table.Column<string>(type: "TEXT", nullable: false),
                    drafted_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    decider_division_id = table.Column<string>(type: "TEXT", nullable: false),
                    consultations = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    state_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_approval_documents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "complaints",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    fiscal_year = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    complainant_name = table.Column<string>(type: "TEXT", nullable: false),
                    contact = table.Column<string>(type: "TEXT", nullable: false),
                    case_id = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    division_id = table.Column<string>(type: "TEXT", nullable: false),
                    investigation = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    answered_by_id = table.Column<string>(type: "TEXT", nullable: false),
                    measures = table.Column<string>(type: "TEXT", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaints", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consolidations",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    case_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    recruitment_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    file_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    case_ids = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    proposed_by_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    consents = table.Column<string>(type: "TEXT", nullable: false),
                    agreed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    given_up = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consolidations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "counterparty_inquiries",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    case_id = table.Column<string>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    asked_by_id = table.Column<string>(type: "TEXT", nullable: false),
                    document_number = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counterparty_inquiries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "draft_pre_checks",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    fiscal_year = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    prospective_name = table.Column<string>(type: "TEXT", nullable: false),
                    contact = table.Column<string>(type: "TEXT", nullable: false),
                    file_id = table.Column<string>(type: "TEXT", nullable: false),
                    draft = table.Column<string>(type: "TEXT", nullable: false),
                    division_id = table.Column<string>(type: "TEXT", nullable: false),
                    division_comment = table.Column<string>(type: "TEXT", nullable: false),
                    result = table.Column<string>(type: "TEXT", nullable: false),
                    reply = table.Column<string>(type: "TEXT", nullable: false),
                    confirmed_with = table.Column<string>(type: "TEXT", nullable: false),
                    fees_explained = table.Column<bool>(type: "INTEGER", nullable: false),
                    replied_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    replied_by_id = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_pre_checks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fee_settlements",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    case_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    notice_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    difference_yen = table.Column<long>(type: "INTEGER", nullable: false),
                    explanation = table.Column<string>(type: "TEXT", nullable: false),
                    decided_by_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    settled_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    method = table.Column<string>(type: "TEXT", nullable: false),
                    settled_by_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fee_settlements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "handling_persons",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    case_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    informed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    text_version = table.Column<int>(type: "INTEGER", nullable: false),
                    informed_by_id = table.Column<string>(type: "TEXT", nullable: false),
                    left_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    informed_on_leaving_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handling_persons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hearings",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    case_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    held_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    of_agent = table.Column<bool>(type: "INTEGER", nullable: false),
                    method = table.Column<string>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    heard_by_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hearings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identical_proposals",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    recruitment_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    file_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    case_ids = table.Column<string>(type: "TEXT", nullable: false),
                    compared_case_ids = table.Column<string>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    confirmed_by_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identical_proposals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inquiries",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    fiscal_year = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    inquirer = table.Column<int>(type: "INTEGER", nullable: false),
                    inquirer_name = table.Column<string>(type: "TEXT", nullable: false),
                    contact = table.Column<string>(type: "TEXT", nullable: false),
                    topic = table.Column<int>(type: "INTEGER", nullable: false),
                    file_id = table.Column<string>(type: "TEXT", nullable: false),
                    case_id = table.Column<string>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: false),
                    authority_judgement = table.Column<string>(type: "TEXT", nullable: false),
                    division_id = table.Column<string>(type: "TEXT", nullable: false),
                    routing_reason = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    answered_by_id = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inquiries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recruitment_watches",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    fiscal_year = table.Column<int>(type: "INTEGER", nullable: false),
                    alerts = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recruitment_watches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "safety_evaluations",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    division_id = table.Column<string>(type: "TEXT", nullable: false),
                    fiscal_year = table.Column<int>(type: "INTEGER", nullable: false),
                    evaluated_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    evaluated_by_id = table.Column<string>(type: "TEXT", nullable: false),
                    standards = table.Column<string>(type: "TEXT", nullable: false),
                    improvement_taken = table.Column<string>(type: "TEXT", nullable: false),
                    improved_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safety_evaluations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "withdrawals",
                columns: table => new
                {
                    case_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    dated_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    arrived_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    by_agent = table.Column<bool>(type: "INTEGER", nullable: false),
                    authority_judgement = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    receipt_number = table.Column<string>(type: "TEXT", nullable: false),
                    received_by_id = table.Column<string>(type: "TEXT", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_withdrawals", x => x.case_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cases_recruitment_id_file_id",
                table: "cases",
                columns: new[] { "recruitment_id", "file_id" });

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
                name: "ix_counterparty_inquiries_case_id",
                table: "counterparty_inquiries",
                column: "case_id");

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
                name: "ix_fee_settlements_case_id",
                table: "fee_settlements",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_handling_persons_case_id",
                table: "handling_persons",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_hearings_case_id",
                table: "hearings",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_identical_proposals_recruitment_id_file_id",
                table: "identical_proposals",
                columns: new[] { "recruitment_id", "file_id" });

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
                name: "ix_safety_evaluations_division_id_fiscal_year",
                table: "safety_evaluations",
                columns: new[] { "division_id", "fiscal_year" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absences");

            migrationBuilder.DropTable(
                name: "approval_documents");

            migrationBuilder.DropTable(
                name: "complaints");

            migrationBuilder.DropTable(
                name: "consolidations");

            migrationBuilder.DropTable(
                name: "counterparty_inquiries");

            migrationBuilder.DropTable(
                name: "draft_pre_checks");

            migrationBuilder.DropTable(
                name: "fee_settlements");

            migrationBuilder.DropTable(
                name: "handling_persons");

            migrationBuilder.DropTable(
                name: "hearings");

            migrationBuilder.DropTable(
                name: "identical_proposals");

            migrationBuilder.DropTable(
                name: "inquiries");

            migrationBuilder.DropTable(
                name: "recruitment_watches");

            migrationBuilder.DropTable(
                name: "safety_evaluations");

            migrationBuilder.DropTable(
                name: "withdrawals");

            migrationBuilder.DropIndex(
                name: "ix_cases_recruitment_id_file_id",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "acted_for_id",
                table: "timeline_entries");

            migrationBuilder.DropColumn(
                name: "extension_reason",
                table: "recruitment_rounds");

            migrationBuilder.DropColumn(
                name: "proposed_ends_on",
                table: "recruitment_rounds");

            migrationBuilder.DropColumn(
                name: "report",
                table: "recruitment_rounds");

            migrationBuilder.DropColumn(
                name: "reported_on",
                table: "recruitment_rounds");

            migrationBuilder.DropColumn(
                name: "agreed_medium",
                table: "provision_files");

            migrationBuilder.DropColumn(
                name: "agreed_way",
                table: "provision_files");

            migrationBuilder.DropColumn(
                name: "recipient",
                table: "provision_files");

            migrationBuilder.DropColumn(
                name: "already_holds_information",
                table: "proposals");

            migrationBuilder.DropColumn(
                name: "declarations",
                table: "proposals");

            migrationBuilder.DropColumn(
                name: "existing_case_id",
                table: "proposals");

            migrationBuilder.DropColumn(
                name: "information_name",
                table: "proposals");

            migrationBuilder.DropColumn(
                name: "officers",
                table: "proposals");

            migrationBuilder.DropColumn(
                name: "acted_for_id",
                table: "human_tasks");

            migrationBuilder.DropColumn(
                name: "acted_for_name",
                table: "human_tasks");

            migrationBuilder.DropColumn(
                name: "drafts",
                table: "human_tasks");

            migrationBuilder.DropColumn(
                name: "route",
                table: "human_tasks");

            migrationBuilder.DropColumn(
                name: "identical_record_id",
                table: "fee_sheets");

            migrationBuilder.DropColumn(
                name: "production_yen",
                table: "fee_sheets");

            migrationBuilder.DropColumn(
                name: "officers",
                table: "disqualifications");

            migrationBuilder.DropColumn(
                name: "effective_on",
                table: "conditional_outsourcings");

            migrationBuilder.DropColumn(
                name: "scrutinised_on",
                table: "conditional_outsourcings");

            migrationBuilder.DropColumn(
                name: "reason_is_proper",
                table: "change_notices");

            migrationBuilder.DropColumn(
                name: "basis_case_id",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "acted_for_id",
                table: "approvals");

            migrationBuilder.DropColumn(
                name: "acted_for_name",
                table: "approvals");

            migrationBuilder.DropColumn(
                name: "document_id",
                table: "approvals");

            migrationBuilder.DropColumn(
                name: "review_note",
                table: "approvals");

            migrationBuilder.DropColumn(
                name: "reviewed_at",
                table: "approvals");

            migrationBuilder.DropColumn(
                name: "substitute_reason",
                table: "approvals");

            migrationBuilder.RenameColumn(
                name: "subcontractors",
                table: "production_files",
                newName: "inquiry_note");

            migrationBuilder.RenameColumn(
                name: "items",
                table: "change_notices",
                newName: "reason");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "notified_on",
                table: "violation_files",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "duties_told_on",
                table: "production_files",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "duties_told_to",
                table: "production_files",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "identical_basis",
                table: "fee_sheets",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "identical_case_ids",
                table: "fee_sheets",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "consolidation",
                table: "examination_files",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "late_reason",
                table: "contract_applications",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "after",
                table: "change_notices",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "before",
                table: "change_notices",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "change_on",
                table: "change_notices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "kind",
                table: "change_notices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }
    }
}
